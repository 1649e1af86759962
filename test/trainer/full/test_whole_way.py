"""From learning to measuring to giving away, with a model so small that it learns its two countries in a moment."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
import torch
from test_grpo import configured

from globe_trainer.evaluation.ablation import AblationConfiguration, ablation
from globe_trainer.evaluation.evaluate import ROWS, EvaluateConfiguration, evaluate
from globe_trainer.events import Events
from globe_trainer.models.loading import load_model
from globe_trainer.models.settings import ModelSettings
from globe_trainer.problems import Problem
from globe_trainer.publishing.export import ExportConfiguration, export
from globe_trainer.stopping import Stop
from globe_trainer.training.checkpoints import is_whole, sha256_of
from globe_trainer.training.grpo import train_grpo
from globe_trainer.training.grpo_settings import RewardSettings, RolloutSettings
from globe_trainer.training.reward_model import RewardModelConfiguration, train_reward_model
from globe_trainer.training.schedule import Schedule
from globe_trainer.training.sft import SftConfiguration, train_sft

pytestmark = pytest.mark.skipif("WHEREABOUTS_FULL_TESTS" not in os.environ, reason="learns for minutes: `npm run test:full`")


def quiet() -> Events:
    return Events(StringIO())


@pytest.fixture(scope="module")
def taught(tiny_qwen: Path, data_set: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that has learnt to tell red from blue."""
    output = tmp_path_factory.mktemp("taught") / "sft"
    train_sft(
        SftConfiguration(
            model=ModelSettings(path=str(tiny_qwen), prompt="short", train_vision=True, train_projector=True),
            data=str(data_set),
            output=str(output),
            schedule=Schedule(max_steps=120, save_every=100, log_every=20),
            batch=8,
            learning_rate=3e-3,
        ),
        quiet(),
        Stop(),
    )
    return output


def measuring(run: Path, data_set: Path, output: Path) -> EvaluateConfiguration:
    return EvaluateConfiguration(
        model=ModelSettings(path=str(run / "model"), prompt="short"),
        data=str(data_set),
        output=str(output),
        batch=4,
        max_tokens=60,
    )


def test_what_was_learnt_is_measured_and_an_interruption_costs_no_row(taught: Path, data_set: Path, tmp_path: Path) -> None:
    configuration = measuring(taught, data_set, tmp_path / "evaluate")
    stop = Stop()
    stop.reason = "the test"
    assert evaluate(configuration, quiet(), stop) is None
    rows = tmp_path / "evaluate" / ROWS
    assert len(rows.read_text().splitlines()) == 4
    with rows.open("a") as file:
        file.write('{"id": "torn')
    values = evaluate(configuration, quiet(), Stop())
    assert values is not None
    kept = [json.loads(line) for line in rows.read_text().splitlines()]
    assert [row["id"] for row in kept] == [f"photo-{number}" for number in range(200, 208)]
    assert (values["photos"], values["country"], values["city"], values["at_25_km"]) == (8, 1.0, 1.0, 1.0)
    assert (values["grounding_precision"], values["not_geocoded"]) == (1.0, 0)
    assert all(0.5 < row["country_probability"] <= 1 for row in kept)


def test_the_exported_model_has_a_passport_that_tells_the_truth(taught: Path, data_set: Path, tmp_path: Path) -> None:
    output = tmp_path / "export"
    evaluate(measuring(taught, data_set, tmp_path / "evaluate"), quiet(), Stop())
    configuration = ExportConfiguration(
        run=str(taught), output=str(output), name="Two countries", evaluation=str(tmp_path / "evaluate"), demonstration=True
    )
    export(configuration)
    assert is_whole(output)
    told = json.loads((output / "passport.json").read_text())
    assert told["stages"][0]["verb"] == "sft"
    assert told["dataSet"]["sha256"]["train.parquet"] == sha256_of(data_set / "train.parquet")
    assert told["files"] == {name: sha256_of(output / name) for name in told["files"]}
    assert {"model.safetensors", "config.json", "tokenizer.json", "README.md", "curves.png"} <= told["files"].keys()
    assert told["metrics"]["country"] == 1.0
    assert told["warning"] in (output / "README.md").read_text()
    before, after = (load_model(ModelSettings(path=str(path))).state_dict() for path in (taught / "model", output))
    assert all(torch.allclose(before[name], after[name], rtol=0.01, atol=1e-3) for name in before)
    with pytest.raises(Problem) as caught:
        export(configuration)
    assert caught.value.code == "output-exists"


def test_the_reward_model_tells_what_can_be_located(taught: Path, data_set: Path, tmp_path: Path) -> None:
    """Nothing in these photos shows whether they can be located: what counts is that every figure comes, within its range."""
    values = train_reward_model(
        RewardModelConfiguration(
            model=ModelSettings(path=str(taught / "model"), adaptation="lora", lora_rank=4),
            data=str(data_set),
            output=str(tmp_path / "reward"),
            schedule=Schedule(max_steps=30, save_every=30),
            batch=8,
            learning_rate=1e-2,
        ),
        quiet(),
        Stop(),
    )
    assert values is not None
    assert values["held_out"] == 8
    assert 0 <= values["auc"] <= 1
    assert 0 <= values["ece"] <= 1
    assert [point["threshold"] for point in values["threshold_curve"]][::10] == [0.0, 0.5, 1.0]

    # And it can be asked as a reward.
    run = configured(taught / "model", data_set, tmp_path / "run")
    rewards = RewardSettings(names=("loc", "vis", "geo"), lambdas=(0.2, 0.5, 1.0), reward_model=str(tmp_path / "reward" / "model"))
    last = train_grpo(replace(run, rewards=rewards, rollouts=RolloutSettings(max_tokens=50)), quiet(), Stop())
    assert last is not None
    assert 0 < last["rewards/loc/mean"] < 1
    weighted = 0.2 * last["rewards/loc/mean"] + 0.5 * last["rewards/vis/mean"] + last["rewards/geo/mean"]
    assert last["reward"] == pytest.approx(weighted, abs=1e-5)


def test_the_table_goes_on_where_it_was(taught: Path, tiny_qwen: Path, data_set: Path, tmp_path: Path) -> None:
    model = ModelSettings(path=str(taught / "model"), prompt="short")
    grpo = replace(configured(taught / "model", data_set, tmp_path / "unused"), model=model)
    configuration = AblationConfiguration(
        sft=SftConfiguration(model=model, data=str(data_set), output="unused", schedule=Schedule(max_steps=1), batch=2),
        grpo=grpo,
        evaluate=replace(measuring(taught, data_set, tmp_path / "unused"), count=2),
        output=str(tmp_path / "table"),
        rows=("baseline", "sft", "geo", "vis+geo"),
        seeds=(0, 1),
    )
    stop, told = Stop(), StringIO()

    class Stopping(Events):
        def emit(self, event: str, **facts: object) -> None:
            super().emit(event, **facts)
            if facts.get("message") == "geo, seed 0":
                stop.reason = "the test"

    assert ablation(configuration, Stopping(told), stop) is None
    measured = sorted(
        path.parent.parent.relative_to(tmp_path / "table") for path in (tmp_path / "table").rglob("evaluate/result.json")
    )
    stamps = {path: (tmp_path / "table" / path / "evaluate" / "result.json").stat().st_mtime_ns for path in measured}
    assert [str(path) for path in measured] == ["baseline/seed-0", "geo/seed-0", "sft/seed-0", "sft/seed-1"]
    values = ablation(configuration, quiet(), Stop())
    assert values is not None
    assert {path: (tmp_path / "table" / path / "evaluate" / "result.json").stat().st_mtime_ns for path in measured} == stamps
    assert set(values) == {"baseline", "sft", "geo", "vis+geo"}
    assert values["sft"]["country"]["sd"] is not None
    table = (tmp_path / "table" / "table.md").read_text().splitlines()
    assert len(table) == 6
    assert table[2].startswith("| baseline | ")
