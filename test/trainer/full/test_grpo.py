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
from globe_trainer.models.loading import image_token_ids, load_model
from globe_trainer.models.settings import ModelSettings
from globe_trainer.stopping import Stop
from globe_trainer.training.grpo import grpo_trainer, train_grpo
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


def test_held_out_photos_are_looked_at_and_stay_out_of_the_rollouts(tiny_qwen: Path, data_set: Path, tmp_path: Path) -> None:
    configuration = configured(tiny_qwen, data_set, tmp_path / "run")
    schedule = replace(configuration.schedule, max_steps=2)
    events = run(replace(configuration, schedule=schedule, held_out=HeldOutSettings(split="validation", count=4, every=1)))
    looks = [event for event in events if event["event"] == "metrics" and "eval_country_right" in event["values"]]
    assert [event["step"] for event in looks] == [1, 2]
    rollouts = [(event["step"], parquet.read_table(event["path"])) for event in events if event["event"] == "rollouts"]
    assert [step for step, _ in rollouts] == [1, 2]
    for _, table in rollouts:
        assert table.num_rows == 4
        # Ids of the validation split begin at 100.
        assert all(int(name.removeprefix("photo-")) < 100 for name in table["photo"].to_pylist())


def test_no_image_token_is_ever_written(tiny_qwen: Path, data_set: Path, tmp_path: Path) -> None:
    """A model with random weights would write one of its five in a hundred tokens."""
    configuration = replace(configured(tiny_qwen, data_set, tmp_path / "run"), generations=8, batch=8)
    trainer, _ = grpo_trainer(configuration, tmp_path, Events(StringIO()), Stop())
    trainer.model.train()
    trainer.current_gradient_accumulation_steps = 1
    inputs = trainer._generate_and_score_completions([trainer.train_dataset[0]] * 8)
    forbidden = set(image_token_ids(trainer.processing_class))
    assert not forbidden & set(inputs["completion_ids"][inputs["completion_mask"].bool()].tolist())
    # Each prompt is whole: as many image tokens as the photo has.
    assert (inputs["prompt_ids"] == trainer.model.config.image_token_id).sum(1).tolist() == [4] * 8
