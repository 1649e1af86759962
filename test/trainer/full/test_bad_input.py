"""Everything that is wrong is told at once, by the record's id, and nothing is trained on a data set that silently shrank."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from test_grpo import configured

from globe_trainer.events import Events
from globe_trainer.models.settings import ModelSettings
from globe_trainer.planning.plan import Hardware, PlanConfiguration
from globe_trainer.problems import Problem, Problems
from globe_trainer.record_files import read_rows, write_rows
from globe_trainer.stopping import Stop
from globe_trainer.strict_reading import read_as
from globe_trainer.training.checking import CheckConfiguration, check
from globe_trainer.training.grpo_settings import GrpoConfiguration
from globe_trainer.training.sft import SftConfiguration, train_sft


def spoilt(data_set: Path, folder: Path, **changes: Any) -> Path:
    """The data set with the third row of `train` changed."""
    for split in ("train", "validation"):
        rows = list(read_rows(data_set, split))
        if split == "train":
            rows[2] = rows[2] | changes
        write_rows(folder / f"{split}.parquet", iter(rows))
    return folder


def faults(run: GrpoConfiguration | SftConfiguration) -> list[Problem]:
    configuration = CheckConfiguration(grpo=run) if isinstance(run, GrpoConfiguration) else CheckConfiguration(sft=run)
    with pytest.raises(Problems) as caught:
        check(configuration)
    return caught.value.problems


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"images": []}, "record-without-image"),
        ({"images": [{"bytes": b"no picture", "path": "x.jpg"}]}, "record-image-broken"),
        ({"visual_elements": None}, "record-column-missing"),
        ({"solution": "somewhere"}, "record-without-truth"),
        ({"latitude": 400.0}, "record-column-wrong"),
    ],
)
def test_a_faulty_record_is_named(changes: dict[str, Any], code: str, data_set: Path, tiny_qwen: Path, tmp_path: Path) -> None:
    data = spoilt(data_set, tmp_path, **changes)
    [fault] = faults(configured(tiny_qwen, data, tmp_path / "run"))
    assert (fault.code, fault.details["record"]) == (code, "photo-2")
    with pytest.raises(Problems):
        train_sft(
            SftConfiguration(model=ModelSettings(path=str(tiny_qwen)), data=str(data), output=str(tmp_path / "sft")),
            Events(StringIO()),
            Stop(),
        )
    assert not (tmp_path / "sft" / "model").exists()


def test_all_faulty_records_are_told_together(data_set: Path, tiny_qwen: Path, tmp_path: Path) -> None:
    rows = list(read_rows(data_set, "train"))
    for row in (rows[1], rows[5]):
        row["images"] = []
    write_rows(tmp_path / "train.parquet", iter(rows))
    write_rows(tmp_path / "validation.parquet", iter(rows[:0]))
    told = faults(configured(tiny_qwen, tmp_path, tmp_path / "run"))
    assert [fault.details.get("record") for fault in told] == ["photo-1", "photo-5"]


def test_an_empty_or_missing_split_is_told(data_set: Path, tiny_qwen: Path, tmp_path: Path) -> None:
    write_rows(tmp_path / "train.parquet", iter(()))
    told = faults(SftConfiguration(model=ModelSettings(path=str(tiny_qwen)), data=str(tmp_path), output=str(tmp_path / "run")))
    assert [fault.code for fault in told] == ["data-set-empty"]
    told = faults(
        SftConfiguration(model=ModelSettings(path=str(tiny_qwen)), data=str(tmp_path), output=str(tmp_path / "run"), split="more")
    )
    assert [fault.code for fault in told] == ["data-set-missing"]


def test_a_record_without_reasoning_cannot_be_learnt_from(data_set: Path, tiny_qwen: Path, tmp_path: Path) -> None:
    data = spoilt(data_set, tmp_path, response="")
    told = faults(SftConfiguration(model=ModelSettings(path=str(tiny_qwen)), data=str(data), output=str(tmp_path / "run")))
    assert [(fault.code, fault.details["record"]) for fault in told] == [("record-without-reasoning", "photo-2")]


def test_a_reward_model_that_says_neither_yes_nor_no_is_told_with_the_record(
    data_set: Path, tiny_qwen: Path, tmp_path: Path
) -> None:
    """A model with random weights says anything; both words together have about 2 / 512 of the probability."""
    run = configured(tiny_qwen, data_set, tmp_path / "run")
    run = replace(run, rewards=replace(run.rewards, names=("geo", "loc"), lambdas=(1.0, 0.2), reward_model=str(tiny_qwen)))
    [fault] = faults(run)
    assert (fault.code, fault.details["record"]) == ("reward-model-answers-neither", "photo-0")


def test_a_model_that_is_not_there_is_told(data_set: Path, tmp_path: Path) -> None:
    [fault] = faults(configured(tmp_path / "nowhere", data_set, tmp_path / "run"))
    assert fault.code == "model-missing"


def test_the_count_of_lambdas_must_be_right() -> None:
    with pytest.raises(Problems) as caught:
        read_as(
            GrpoConfiguration,
            {"model": {"path": "m"}, "data": "d", "output": "o", "rewards": {"names": ["geo"], "lambdas": [1, 2]}},
        )
    assert [fault.code for fault in caught.value.problems] == ["lambda-count-wrong"]


def test_what_cannot_fit_the_memory_is_told(data_set: Path, tiny_qwen: Path, tmp_path: Path) -> None:
    run = replace(configured(tiny_qwen, data_set, tmp_path / "run"), photos_per_step=16, generations=16, batch=32)
    planned = PlanConfiguration(run=run, shape="qwen2.5-vl-7b", hardware=Hardware(memory_gb=24.0))
    with pytest.raises(Problems) as caught:
        check(CheckConfiguration(plan=planned))
    [fault] = caught.value.problems
    assert fault.code == "does-not-fit"
    assert float(fault.details["needGb"]) > 24
