from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

from globe_trainer.problems import Problem
from globe_trainer.training.checkpoints import COMPLETE, ask_for_room, is_whole, last_whole, prune, seal
from globe_trainer.training.run_folder import RunFolder


class Checkpoints(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.output = Path(folder.name)

    def checkpoint(self, step: int, sealed: bool = True) -> Path:
        folder = self.output / f"checkpoint-{step}"
        (folder / "shards").mkdir(parents=True)
        (folder / "weights.bin").write_bytes(bytes([step]) * 100)
        (folder / "shards" / "optimizer.bin").write_bytes(b"state")
        if sealed:
            seal(folder)
        return folder

    def test_a_sealed_one_is_whole_until_a_byte_changes(self) -> None:
        folder = self.checkpoint(1)
        self.assertTrue(is_whole(folder))
        (folder / "shards" / "optimizer.bin").write_bytes(b"stale")
        self.assertFalse(is_whole(folder))

    def test_the_last_whole_one_is_gone_on_from(self) -> None:
        self.assertIsNone(last_whole(self.output))
        first, second = self.checkpoint(90), self.checkpoint(100)
        self.checkpoint(110, sealed=False)
        self.assertEqual(last_whole(self.output), second)
        (second / "weights.bin").unlink()
        self.assertEqual(last_whole(self.output), first)

    def test_pruning_keeps_two_whole_ones_at_least_and_what_is_being_downloaded(self) -> None:
        for step in (1, 2, 3, 4):
            self.checkpoint(step)
        (self.output / "checkpoint-2" / "KEEP").touch()
        unfinished = self.checkpoint(5, sealed=False)
        removed = prune(self.output, keep=1)
        self.assertEqual([folder.name for folder in removed], ["checkpoint-1"])
        self.assertEqual(sorted(folder.name for folder in self.output.iterdir()), [f"checkpoint-{n}" for n in (2, 3, 4, 5)])
        self.assertTrue(unfinished.exists())

    def test_pruning_takes_unfinished_ones_that_are_outdated(self) -> None:
        self.checkpoint(1)
        self.checkpoint(2, sealed=False)
        self.checkpoint(3)
        self.assertEqual([folder.name for folder in prune(self.output, keep=2)], ["checkpoint-2"])

    def test_no_room_is_a_problem_before_the_save(self) -> None:
        ask_for_room(self.output, 1)
        with self.assertRaises(Problem) as caught:
            ask_for_room(self.output, 10**18)
        self.assertEqual(caught.exception.code, "disk-full")

    def test_an_output_belongs_to_one_configuration(self) -> None:
        RunFolder(self.output / "run", "sft", {"batch": 4, "model": {"path": "a"}})
        RunFolder(self.output / "run", "sft", {"batch": 4, "model": {"path": "a"}})
        with self.assertRaises(Problem) as caught:
            RunFolder(self.output / "run", "sft", {"batch": 4, "model": {"path": "b"}})
        self.assertEqual(caught.exception.code, "output-of-another-run")
        self.assertIn("model.path", str(caught.exception))

    def test_a_run_is_finished_when_its_model_is_whole(self) -> None:
        run = RunFolder(self.output / "run", "sft", {})
        self.assertFalse(run.is_finished())
        run.model.mkdir()
        (run.model / "weights.bin").write_bytes(b"weights")
        run.finish({"records": 3})
        self.assertTrue(run.is_finished())
        self.assertEqual(run.values(), {"records": 3})
        (run.model / COMPLETE).unlink()
        self.assertFalse(run.is_finished())


if __name__ == "__main__":
    unittest.main()
