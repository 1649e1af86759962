"""GRPO's trainer with the real classes of both families, and its arithmetic worked out once more by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
import torch
from pyarrow import parquet

from globe_trainer.events import Events
from globe_trainer.models.adapting import part_of
from globe_trainer.models.loading import load_model
from globe_trainer.models.settings import ModelSettings
from globe_trainer.stopping import Stop
from globe_trainer.training.grpo import train_grpo
from globe_trainer.training.grpo_settings import GrpoConfiguration, HeldOutSettings, RewardSettings, RolloutSettings
from globe_trainer.training.schedule import Schedule


def configured(model: Path, data: Path, output: Path) -> GrpoConfiguration:
    return GrpoConfiguration(
        model=ModelSettings(path=str(model), prompt="short"),
        data=str(data),
        output=str(output),
        rewards=RewardSettings(names=("geo", "vis", "format"), lambdas=(1.0, 0.5, 0.1)),
        rollouts=RolloutSettings(max_tokens=12),
        held_out=HeldOutSettings(split=None),
        schedule=Schedule(max_steps=1, save_every=1),
        photos_per_step=2,
        generations=2,
        batch=2,
        learning_rate=1e-3,
        beta=0.01,
    )


def run(configuration: GrpoConfiguration) -> list[dict]:
    told = StringIO()
    assert train_grpo(configuration, Events(told), Stop()) is not None
    return [json.loads(line) for line in told.getvalue().splitlines()]


@pytest.mark.parametrize("adaptation", ["full", "lora"])
@pytest.mark.parametrize("family", ["tiny_qwen", "tiny_internvl"])
def test_one_step(family: str, adaptation: str, request: pytest.FixtureRequest, data_set: Path, tmp_path: Path) -> None:
    start = request.getfixturevalue(family)
    configuration = configured(start, data_set, tmp_path / "run")
    configuration = replace(configuration, model=replace(configuration.model, adaptation=adaptation, lora_rank=4))
    events = run(configuration)
    metrics = [event["values"] for event in events if event["event"] == "metrics"]
    assert len(metrics) == 1
    assert {
        *("reward", "kl", "entropy", "grad_norm", "frac_reward_zero_std", "completions/mean_length", "clip_ratio/region_mean"),
        *("rewards/geo/mean", "rewards/vis/std", "entities", "seconds/rollout", "seconds/rewards", "seconds/update"),
    } <= metrics[0].keys()
    [rollouts] = [event["path"] for event in events if event["event"] == "rollouts"]
    table = parquet.read_table(rollouts)
    assert table.num_rows == 4
    assert {"photo", "completion", "geo", "vis", "format", "advantage"} <= set(table.column_names)
    assert len(set(table["photo"].to_pylist())) == 2
    before, after = (load_model(ModelSettings(path=str(path))).state_dict() for path in (start, tmp_path / "run" / "model"))
    assert {part_of(f".{name}") for name in before if not torch.equal(before[name], after[name])} <= {"language"}
