from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
import torch
from two_countries import record

from globe_trainer.events import Events
from globe_trainer.models.loading import load_model
from globe_trainer.models.settings import ModelSettings
from globe_trainer.models.small_qwen import TINY
from globe_trainer.problems import Problem, Problems
from globe_trainer.records import Record, VisualElement
from globe_trainer.stopping import Stop
from globe_trainer.training.checking import CheckConfiguration, check
from globe_trainer.training.checkpoints import is_whole
from globe_trainer.training.schedule import Schedule
from globe_trainer.training.see import SeeConfiguration, train_to_see
from globe_trainer.training.sights import Sight, cells_of, known_sights, seen_in_cells


def showing(*elements: VisualElement) -> Record:
    return replace(record(1, "Spain"), visual_elements=elements)


def configured(model: Path, data: Path, output: Path, **changes: object) -> SeeConfiguration:
    settings = {"schedule": Schedule(max_steps=30, save_every=10), "batch": 8, "rarest": 4, "learning_rate": 3e-3}
    return SeeConfiguration(
        model=ModelSettings(path=str(model), train_vision=True, train_projector=True),
        data=str(data),
        output=str(output),
        **{**settings, **changes},
    )


def test_a_thing_is_seen_in_the_cells_that_it_covers_and_not_where_it_only_touches() -> None:
    assert list(cells_of((0.0, 0.0, 0.5, 1.0), 2, 2)) == [(0, 0), (1, 0)]
    assert list(cells_of((0.0, 0.0, 0.55, 0.5), 2, 2)) == [(0, 0)]
    # Smaller than a cell, across a border of two: seen in both.
    assert list(cells_of((0.45, 0.1, 0.55, 0.2), 2, 2)) == [(0, 0), (0, 1)]
    assert list(cells_of((1.0, 1.0, 1.0, 1.0), 2, 2)) == []


def test_every_letter_of_a_text_is_seen_where_it_stands() -> None:
    shown = showing(
        VisualElement("AB", "text", (0.0, 0.0, 1.0, 0.5), 0.5), VisualElement("car", "thing", (0.0, 0.5, 0.5, 1.0), 0.2)
    )
    sights = [Sight("text", "AB"), Sight("letter", "A"), Sight("letter", "B"), Sight("thing", "car")]
    seen = seen_in_cells(shown, {sight: number for number, sight in enumerate(sights)}, 2, 2)
    assert torch.equal(seen, torch.tensor([[1.0, 1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]]))
    assert set(known_sights([shown, shown], 2)) == set(sights)
    assert known_sights([shown], 2) == []


def test_the_tower_learns_what_is_where_and_the_language_model_stays(tiny_qwen: Path, data_set: Path, tmp_path: Path) -> None:
    configuration = configured(tiny_qwen, data_set, tmp_path / "run", schedule=Schedule(max_steps=60, save_every=50))
    figures = train_to_see(configuration, Events(StringIO()), Stop())
    assert figures is not None
    assert figures["seen_precision"] == figures["seen_recall"] == 1.0
    assert is_whole(tmp_path / "run" / "model")
    before, after = (load_model(ModelSettings(path=str(path))).state_dict() for path in (tiny_qwen, tmp_path / "run" / "model"))
    changed = {name.split(".")[1] for name in before if not torch.equal(before[name], after[name])}
    assert changed == {"visual"}


def test_a_stopped_run_goes_on_and_ends_as_one_that_was_never_stopped(tiny_qwen: Path, data_set: Path, tmp_path: Path) -> None:
    class StopAfter(Events):
        """Asks to stop when so many steps are told."""

        def __init__(self, stop: Stop) -> None:
            super().__init__(StringIO())
            self._stop = stop

        def emit(self, event: str, **values: object) -> None:
            super().emit(event, **values)
            if event == "progress" and values["step"] == 13:
                self._stop.reason = "the test"

    stop = Stop()
    assert train_to_see(configured(tiny_qwen, data_set, tmp_path / "broken"), StopAfter(stop), stop) is None
    train_to_see(configured(tiny_qwen, data_set, tmp_path / "broken"), Events(StringIO()), Stop())
    train_to_see(configured(tiny_qwen, data_set, tmp_path / "whole"), Events(StringIO()), Stop())
    broken, whole = (load_model(ModelSettings(path=str(tmp_path / name / "model"))).state_dict() for name in ("broken", "whole"))
    assert all(torch.allclose(broken[name], whole[name], atol=1e-5) for name in whole)


def test_a_small_model_is_made_where_there_is_none(data_set: Path, tmp_path: Path) -> None:
    configuration = configured(tmp_path / "start", data_set, tmp_path / "run", small=TINY, schedule=Schedule(max_steps=1))
    assert train_to_see(configuration, Events(StringIO()), Stop()) is not None
    assert is_whole(tmp_path / "start")


def test_what_cannot_be_seen_or_taught_is_told(tiny_qwen: Path, tiny_internvl: Path, data_set: Path, tmp_path: Path) -> None:
    for changes, code in (
        ({"rarest": 1000}, "nothing-to-see"),
        ({"model": ModelSettings(path=str(tiny_internvl), train_vision=True, train_projector=True)}, "seeing-unsupported"),
    ):
        with pytest.raises(Problem) as caught:
            train_to_see(replace(configured(tiny_qwen, data_set, tmp_path / code), **changes), Events(StringIO()), Stop())
        assert caught.value.code == code
    with pytest.raises(Problem) as caught:
        replace(configured(tiny_qwen, data_set, tmp_path), model=ModelSettings(path=str(tiny_qwen)))
    assert caught.value.code == "seeing-without-tower"


def test_a_run_is_checked_before_it_is_begun(data_set: Path, tiny_qwen: Path, tmp_path: Path) -> None:
    run = configured(tiny_qwen, data_set, tmp_path / "run")
    assert check(CheckConfiguration(see=run))["see records"] > 0
    # What the run makes itself need not be there.
    made = replace(run, small=TINY, model=replace(run.model, path=str(tmp_path / "start")))
    assert check(CheckConfiguration(see=made))["see records"] > 0
    with pytest.raises(Problems) as caught:
        check(CheckConfiguration(see=replace(made, small=None, rarest=10_000, held_out="nowhere")))
    assert {problem.code for problem in caught.value.problems} >= {"nothing-to-see"}
    assert len(caught.value.problems) == 3
    assert not (tmp_path / "run").exists()
