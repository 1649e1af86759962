"""A run that is killed goes on as if nothing had been; one that is asked to stop saves first."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from globe_trainer.cli import EXIT_STOPPED
from globe_trainer.training.checkpoints import COMPLETE, last_whole

STEPS = 5


def configuration_file(folder: Path, model: Path, data: Path, output: str, verb: str) -> Path:
    configuration: dict[str, Any] = {
        "model": {"path": str(model), "prompt": "short"},
        "data": str(data),
        "output": str(folder / output),
        "schedule": {"max_steps": STEPS, "save_every": 2, "threads": 1, "seed": 3},
        "learning_rate": 1e-3,
        "batch": 4,
    }
    if verb == "grpo":
        configuration |= {
            "rewards": {"names": ["vis", "format"], "lambdas": [1.0, 0.5]},
            "rollouts": {"max_tokens": 10},
            "held_out": {"split": None},
            "photos_per_step": 2,
            "generations": 4,
            "beta": 0.01,
        }
    path = folder / f"{output}.json"
    path.write_text(json.dumps(configuration), encoding="utf-8")
    return path


def started(verb: str, configuration: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "globe_trainer", verb, str(configuration)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )


def events_until(process: subprocess.Popen[str], event: str) -> list[dict[str, Any]]:
    """Reads to the first event of this kind."""
    read = []
    assert process.stdout
    for line in process.stdout:
        read.append(json.loads(line))
        if read[-1]["event"] == event:
            return read
    pytest.fail(f"it ended without `{event}`: {read[-1:]}")


def figures(events: list[dict[str, Any]]) -> dict[int, float]:
    """The loss of each step; in GRPO, whose loss is about 0 whatever the weights are, the entropy of its completions."""
    return {
        event["step"]: event["values"].get("entropy", event["values"]["loss"])
        for event in events
        if event["event"] == "metrics" and "loss" in event["values"]
    }


@pytest.mark.parametrize("verb", ["sft", "grpo"] if "WHEREABOUTS_FULL_TESTS" in os.environ else ["grpo"])
def test_killed_and_stopped_it_ends_where_an_uninterrupted_run_ends(
    verb: str, tiny_qwen: Path, data_set: Path, tmp_path: Path
) -> None:
    whole = started(verb, configuration_file(tmp_path, tiny_qwen, data_set, "whole", verb))
    expected = figures(events_until(whole, "finished"))
    assert whole.wait() == 0
    assert sorted(expected) == list(range(1, STEPS + 1))

    file = configuration_file(tmp_path, tiny_qwen, data_set, "broken", verb)
    killed = started(verb, file)
    events_until(killed, "checkpoint")
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    checkpoint = last_whole(tmp_path / "broken")
    assert checkpoint is not None
    # As if the power had gone while the next one was written.
    torn = tmp_path / "broken" / f"checkpoint-{STEPS + 1}"
    torn.mkdir()
    (torn / "model.safetensors").write_bytes(b"torn")

    asked = started(verb, file)
    events_until(asked, "metrics")
    asked.send_signal(signal.SIGUSR1)
    rest, _ = asked.communicate()
    told = [json.loads(line) for line in rest.splitlines()]
    stopped_at = [event["step"] for event in told if event["event"] == "checkpoint"][-1]
    if asked.returncode == EXIT_STOPPED:
        assert told[-1] == told[-1] | {"event": "finished", "stopped_by": "SIGUSR1"}
        assert (tmp_path / "broken" / f"checkpoint-{stopped_at}" / COMPLETE).is_file()

    gone_on = started(verb, file)
    last = figures(events_until(gone_on, "finished"))
    assert gone_on.wait() == 0
    again = figures(told) | last
    assert again[STEPS] == pytest.approx(expected[STEPS], abs=1e-4)
