from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import globe_trainer
from globe_trainer.events import Events
from globe_trainer.lexicon.claims import claimed_keys
from globe_trainer.lexicon.mentions import mentions_in
from globe_trainer.problems import Problem
from globe_trainer.record_files import read_rows
from globe_trainer.records import record_of, row_of
from globe_trainer.rewards.vis import vis_score
from globe_trainer.rewards.visible import visible_of
from globe_trainer.stopping import Stop
from globe_trainer.verbs import world as verb
from globe_trainer.world.clues import read_world
from globe_trainer.world.judgements import SORTS, judgement_of, support
from globe_trainer.world.labels import things_of
from globe_trainer.world.making import Maker
from globe_trainer.world.parts import HELD_OUT_CITIES, TEST, TRAIN, hold_out
from globe_trainer.world.rendering import PASSERS, render

WORLD = read_world()
#: Other processes find the same package.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(globe_trainer.__file__).parents[1])}
MAKER = Maker(WORLD, hold_out(WORLD, "Baltic states", 20), 7, 168)


def test_the_same_number_gives_the_same_bytes() -> None:
    again = Maker(WORLD, hold_out(WORLD, "Baltic states", 20), 7, 168)
    for index in (0, 5, 17):
        assert MAKER.record(TRAIN, index).record == again.record(TRAIN, index).record
    assert MAKER.record(TRAIN, 0).record.image != MAKER.record(TRAIN, 1).record.image
    assert MAKER.record(TRAIN, 0).record.image != MAKER.record(TEST, 0).record.image


def test_another_process_gives_the_same_bytes() -> None:
    """Nothing depends on the order of a set, which differs from process to process."""
    code = (
        "import hashlib;from globe_trainer.world.clues import read_world;from globe_trainer.world.making import Maker;"
        "from globe_trainer.world.parts import JUDGED, TRAIN, hold_out;"
        "w=read_world();m=Maker(w,hold_out(w,'Baltic states',20),7,168);"
        "made=[m.record(TRAIN,i).record for i in range(12)]+[m.judged(JUDGED['train'],i).record for i in range(12)];"
        "print(hashlib.sha256(repr(made).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env={**ENVIRONMENT, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_records_survive_the_file_and_photos_decode() -> None:
    for index in range(20):
        record = MAKER.record(HELD_OUT_CITIES, index).record
        assert record_of(row_of(record), index) == record
        assert Image.open(io.BytesIO(record.image)).size == (168, 168)
        assert record.held_out == "city"
        assert record.country in record.accepted_countries
        assert record.city in record.accepted_cities


def test_everything_said_to_be_visible_has_pixels_where_it_is_said_to_be() -> None:
    shares = []
    for index in range(300):
        made = MAKER.scene(TRAIN, index)
        photo = render(made, 168, np.random.default_rng(index))
        # And nothing that is not told.
        assert set(photo.seen) & set(WORLD.clues) <= set(made.visible)
        for kind in made.visible:
            assert kind in photo.seen, (index, kind)
            seen = photo.seen[kind]
            width, height = seen.box[2] - seen.box[0], seen.box[3] - seen.box[1]
            assert 0 < seen.area <= width * height + 1e-9
            shares.append(seen.area)
            if kind in photo.numbers:
                assert photo.mask(kind).sum() == pytest.approx(seen.area * 168 * 168)
    # Nothing is told that is only a few pixels large.
    assert min(shares) * 168 * 168 >= 12


def test_what_is_visible_is_called_by_the_lexicons_words() -> None:
    labels = {
        label for kind, clue in WORLD.clues.items() for value in clue.values for label in things_of(WORLD, kind, value)
    } | set(PASSERS.values())
    assert [label for label in sorted(labels) if len(mentions_in(label)) != 1] == []


def test_the_reward_finds_every_thing_that_a_reasoning_names() -> None:
    """R_vis, read from the words alone, agrees with the renderer's truth; a city that sounds like a cape may cost one claim."""
    scores = []
    for index in range(150):
        record = MAKER.record(TRAIN, index).record
        visible = visible_of([asdict(element) for element in record.visual_elements])
        claimed = claimed_keys(record.response)
        assert claimed
        scores.append(vis_score(claimed, visible))
    assert np.mean(scores) > 0.995


def test_reasonings_name_only_what_is_visible() -> None:
    prior = MAKER.belief_prior(TRAIN)
    for index in range(200):
        scene = MAKER.scene(TRAIN, index)
        judged = judgement_of(WORLD, prior, scene, "faithful", np.random.default_rng(index))
        assert judged.reasoning.named.items() <= scene.visible.items()
        assert len(judged.reasoning.text.split()) <= 80


def test_poor_reasonings_do_not_locate() -> None:
    prior = MAKER.belief_prior(TRAIN)
    located: dict[str, list[float]] = {sort: [] for sort in SORTS}
    for index in range(250):
        scene = MAKER.scene(TRAIN, index)
        for sort in SORTS:
            judged = judgement_of(WORLD, prior, scene, sort, np.random.default_rng(index))
            assert judged.locates == support(WORLD, prior, scene, judged.reasoning)
            located[sort].append(judged.locates)
    shares = {sort: float(np.mean([chance >= 0.5 for chance in chances])) for sort, chances in located.items()}
    assert shares["faithful"] > 0.5
    assert shares["wrong place"] < 0.05
    assert shares["borrowed"] < 0.05
    assert shares["unseen"] < 0.3
    assert shares["bare"] < 0.1


def test_a_world_is_written_goes_on_after_a_stop_and_is_the_same(tmp_path: Path) -> None:
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    lines = _run(whole)
    assert lines[-1]["event"] == "result"
    stop = Stop()

    class StopsAfterOneShard(io.StringIO):
        def write(self, text: str) -> int:
            stop.reason = "SIGUSR1"
            return super().write(text)

    verb.run(_configuration(stopped), Events(StopsAfterOneShard()), stop)
    assert not (stopped / "train.parquet").exists()
    assert len(list((stopped / ".shards" / "train").glob("*.parquet"))) == 1
    _run(stopped)
    for name in ("train.parquet", "held-out.parquet", "judgements/train.parquet"):
        assert (stopped / name).read_bytes() == (whole / name).read_bytes()
    assert not (stopped / ".shards").exists()
    card = json.loads((whole / "data-card.json").read_text())
    assert card["splits"]["train"]["records"] == 25
    assert sum(card["splits"]["train"]["countries"].values()) == 25
    held = [record_of(row, 0) for row in read_rows(whole, "held-out")]
    assert {record.held_out for record in held} == {"city", "region"}
    trained = {record.city for record in (record_of(row, 0) for row in read_rows(whole, "train"))}
    assert not trained & {record.city for record in held}


def test_a_killed_run_loses_at_most_one_shard(tmp_path: Path) -> None:
    settings = tmp_path / "world.json"
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    counts = {"train": 90, "validation": 0, "test": 0, "held_out": 0, "judgements": 0, "size": 84, "shard": 10}
    command = [sys.executable, "-m", "globe_trainer", "world", str(settings)]
    settings.write_text(json.dumps({"output": str(killed), **counts}))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as run:
        assert run.stdout is not None
        told = [json.loads(next(run.stdout)) for _ in range(3)]
        run.kill()
    assert told[-1]["step"] == 20
    assert not (killed / "train.parquet").exists()
    kept = list((killed / ".shards" / "train").glob("*.parquet"))
    assert len(kept) >= 2
    gone_on = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    again = [json.loads(line) for line in gone_on.stdout.splitlines()]
    made_anew = [event["step"] for event in again if event["event"] == "progress" and event["message"] == "train.parquet"]
    assert len(made_anew) == 9 - len(kept)
    settings.write_text(json.dumps({"output": str(whole), **counts}))
    subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
    assert (killed / "train.parquet").read_bytes() == (whole / "train.parquet").read_bytes()


def test_another_configuration_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    _run(tmp_path)
    with pytest.raises(Problem) as told:
        verb.run(_configuration(tmp_path, seed=2), Events(io.StringIO()), Stop())
    assert told.value.code == "folder-of-another-world"


@pytest.mark.parametrize(("changed", "code"), [({"size": 100}, "size-wrong"), ({"train": -1}, "counts-wrong")])
def test_configurations_that_make_no_sense_are_refused(changed: dict[str, int], code: str) -> None:
    with pytest.raises(Problem) as told:
        verb.Configuration(output="x", **changed)  # type: ignore[arg-type]
    assert told.value.code == code


def _configuration(folder: Path, seed: int = 1) -> verb.Configuration:
    return verb.Configuration(
        output=str(folder), train=25, validation=4, test=6, held_out=6, judgements=10, seed=seed, size=84, shard=10
    )


def _run(folder: Path) -> list[dict[str, object]]:
    stream = io.StringIO()
    verb.run(_configuration(folder), Events(stream), Stop())
    return [json.loads(line) for line in stream.getvalue().splitlines()]
