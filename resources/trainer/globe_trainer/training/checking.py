"""Looks for everything that would stop a training or silently spoil it, before anything is trained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from globe_trainer.models.loading import load_model, load_processor
from globe_trainer.models.settings import ModelSettings
from globe_trainer.models.yes_no import ask_for_answers, verdicts
from globe_trainer.planning.plan import PlanConfiguration, plan
from globe_trainer.problems import Problem, Problems
from globe_trainer.records import Record
from globe_trainer.rewards.loc import Unanswered
from globe_trainer.rewards.loc_endpoint import EndpointJudge
from globe_trainer.strict_reading import setting
from globe_trainer.training.data_sets import read_records
from globe_trainer.training.grpo_settings import GrpoConfiguration, RewardSettings
from globe_trainer.training.reward_model import RewardModelConfiguration
from globe_trainer.training.see import SeeConfiguration, ask_for_sights
from globe_trainer.training.sft import SftConfiguration, ask_for_reasonings

#: Records that a reward model is tried on.
_TRIED = 4


@dataclass(frozen=True)
class CheckConfiguration:
    """What is checked; leave out what is not meant."""

    see: SeeConfiguration | None = setting(None, about="A run of `see`.")
    sft: SftConfiguration | None = setting(None, about="A run of `sft`.")
    reward_model: RewardModelConfiguration | None = setting(None, about="A run of `reward-model`.")
    grpo: GrpoConfiguration | None = setting(None, about="A run of `grpo`.")
    plan: PlanConfiguration | None = setting(None, about="Hardware that a run of `grpo` must fit.")


def check(configuration: CheckConfiguration) -> dict[str, Any]:
    """What was found in order. Raises Problems with everything that was not, each with its record's id."""
    faults: list[Problem] = []
    found: dict[str, Any] = {}
    for name in ("see", "sft", "reward_model", "grpo"):
        run = getattr(configuration, name)
        if run is not None:
            found[f"{name} records"] = _check_run(run, faults)
    if configuration.plan is not None:
        found["plan"] = _gather(faults, plan, configuration.plan)
    if faults:
        raise Problems(faults)
    return found


def _check_run(
    run: SeeConfiguration | SftConfiguration | RewardModelConfiguration | GrpoConfiguration, faults: list[Problem]
) -> int:
    data = Path(run.data)
    records = _gather(faults, read_records, data, run.split) or []
    # A small model is made by the run itself.
    if not (isinstance(run, SeeConfiguration) and run.small is not None):
        _gather(faults, load_processor, run.model.path)
    if isinstance(run, SeeConfiguration):
        if records:
            _gather(faults, ask_for_sights, records, run.rarest)
        _gather(faults, read_records, data, run.held_out)
        return len(records)
    if isinstance(run, SftConfiguration):
        _gather(faults, ask_for_reasonings, records)
        return len(records)
    held_out = run.held_out if isinstance(run, RewardModelConfiguration) else run.held_out.split
    if held_out:
        _gather(faults, read_records, data, held_out)
    if isinstance(run, GrpoConfiguration) and "loc" in run.rewards.names and records:
        _gather(faults, _try_reward_model, run.rewards, records[:_TRIED])
    return len(records)


def _try_reward_model(rewards: RewardSettings, records: list[Record]) -> None:
    images, reasonings = [record.image for record in records], [record.response for record in records]
    if rewards.reward_model is not None:
        settings = ModelSettings(path=rewards.reward_model)
        answered = verdicts(load_model(settings), load_processor(rewards.reward_model), images, reasonings)
        ask_for_answers(answered, [record.id for record in records], rewards.reward_model)
    elif rewards.endpoint is not None:
        told = EndpointJudge(rewards.endpoint)(images, reasonings)
        for record, one in zip(records, told, strict=True):
            if isinstance(one, Unanswered):
                raise Problem(
                    "reward-model-fails",
                    f"The reward model gave no verdict on the record {record.id}: {one.reason}",
                    "See that it runs at this address and answers yes or no.",
                    record=record.id,
                )


def _gather(faults: list[Problem], look: Callable[..., Any], *given: Any) -> Any:
    try:
        return look(*given)
    except Problem as problem:
        faults.append(problem)
    except Problems as several:
        faults += several.problems
    return None
