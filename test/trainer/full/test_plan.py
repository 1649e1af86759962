from __future__ import annotations

from dataclasses import replace

import pytest

from globe_trainer.models.adapting import part_of, prepared
from globe_trainer.models.loading import load_model
from globe_trainer.models.settings import ModelSettings
from globe_trainer.planning.memory import lora_parameters
from globe_trainer.planning.plan import PlanConfiguration, plan
from globe_trainer.planning.shapes import shape_of
from globe_trainer.training.grpo_settings import GrpoConfiguration, RolloutSettings
from globe_trainer.training.schedule import Schedule


@pytest.mark.parametrize("family", ["tiny_qwen", "tiny_internvl"])
def test_counts_are_those_of_the_real_classes(family: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(family)
    counts = {"language": 0, "vision": 0, "projector": 0}
    for name, parameter in load_model(ModelSettings(path=str(folder))).named_parameters():
        counts[part_of(f".{name}")] += parameter.numel()
    shape = shape_of(str(folder))
    assert {"language": shape.language, "vision": shape.vision, "projector": shape.projector} == counts
    settings = ModelSettings(path=str(folder), adaptation="lora", lora_rank=4)
    added = sum(p.numel() for p in prepared(load_model(settings), settings).parameters() if p.requires_grad)
    assert lora_parameters(shape, 4) == added


def test_the_published_sizes() -> None:
    # As told on the hub: 8.29 billion, 7.94 billion.
    assert shape_of("qwen2.5-vl-7b").all == 8_292_166_656
    assert shape_of("internvl3-8b").all / 1e9 == pytest.approx(7.94, abs=0.01)


def test_the_eight_h20_fit_and_lora_needs_less() -> None:
    run = GrpoConfiguration(
        model=ModelSettings(path="m", dtype="bfloat16"),
        data="d",
        output="o",
        schedule=Schedule(gradient_checkpointing=True),
        rollouts=RolloutSettings(engine="vllm-colocated"),
    )
    full = plan(PlanConfiguration(run=run, shape="qwen2.5-vl-7b"))
    assert full["peak_gb"] < 96
    assert full["steps"] == 33721 // 16
    lora = plan(PlanConfiguration(run=replace(run, model=replace(run.model, adaptation="lora")), shape="qwen2.5-vl-7b"))
    assert lora["peak_gb"] < full["peak_gb"]
    assert full["hours"] == pytest.approx(full["steps"] * full["seconds_per_step"]["all"] / 3600)
