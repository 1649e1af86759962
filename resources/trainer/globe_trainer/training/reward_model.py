"""The localizability reward model θ_loc: a vision-language model that answers yes or no on a photo and a reasoning."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from globe_trainer.evaluation.binary import area_under_curve, expected_calibration_error, threshold_curve
from globe_trainer.events import Events
from globe_trainer.models.loading import load_model, load_processor
from globe_trainer.models.prompts import localizability_question
from globe_trainer.models.settings import ModelSettings
from globe_trainer.models.yes_no import ask_for_answers, verdicts, yes_no_ids
from globe_trainer.problems import Problem
from globe_trainer.records import Record
from globe_trainer.stopping import Stop
from globe_trainer.strict_reading import as_mapping, setting
from globe_trainer.training.by_example import train_by_example
from globe_trainer.training.data_sets import read_records
from globe_trainer.training.pairs import Pair, PairDataset
from globe_trainer.training.run_folder import RunFolder
from globe_trainer.training.schedule import Schedule

#: Enough for `yes` or `no` and the end mark in any vocabulary.
_ANSWER_TOKENS = 8


@dataclass(frozen=True)
class RewardModelConfiguration:
    model: ModelSettings = setting(about="The model to begin with. The published one: Qwen2.5-VL-7B with LoRA, rank 16, alpha 64.")
    data: str = setting(about="Folder of the data set.")
    output: str = setting(about="Folder of the run; the same command goes on from what is there.")
    schedule: Schedule = setting(Schedule(epochs=2.0), about="How long and in what steps.", source="published code")
    split: str = setting("train", about="The split that is trained on.")
    held_out: str = setting("validation", about="The split that the figures are measured on.")
    held_out_count: int = setting(2000, about="At most so many of its records; 0 means all.")
    threshold: float = setting(0.5, about="Records whose localizability is at least this are taught as yes.")
    mismatched_share: float = setting(
        0.0, about="Share of the records shown with another record's reasoning, and taught as no: the reasoning must fit the photo."
    )
    batch: int = setting(16, about="Photos in one forward pass of one process.")
    accumulation: int = setting(1, about="Forward passes whose gradients make one step.")
    learning_rate: float = setting(1e-4, about="Length of the optimizer's steps.", source="published code")

    def __post_init__(self) -> None:
        if not 0 <= self.mismatched_share < 1 or not 0 < self.threshold <= 1:
            raise Problem("share-wrong", "`mismatched_share` is in 0..1, `threshold` too and above 0.", "Mend them.")


@dataclass(frozen=True)
class Judged:
    """What is asked and what the right answer is."""

    record: Record
    reasoning: str
    is_yes: bool


def train_reward_model(configuration: RewardModelConfiguration, events: Events, stop: Stop) -> dict[str, Any] | None:
    """The figures on held-out records (AUC, ECE, threshold curve), or None where it was asked to stop before its end."""
    folder = RunFolder(Path(configuration.output), "reward-model", as_mapping(configuration))
    if folder.is_finished():
        return folder.values()
    data = Path(configuration.data)
    seed = configuration.schedule.seed
    taught = judged(read_records(data, configuration.split), configuration.threshold, configuration.mismatched_share, seed)
    held_out = read_records(data, configuration.held_out)
    measured = judged(held_out, configuration.threshold, configuration.mismatched_share, seed + 1)
    measured = measured[: configuration.held_out_count or None]
    _ask_for_both_kinds(taught, configuration.split)
    processor = load_processor(configuration.model.path)
    yes_no_ids(processor)
    pairs = PairDataset(
        len(taught),
        lambda index: Pair(
            taught[index].record.id,
            taught[index].record.image,
            localizability_question(taught[index].reasoning),
            "yes" if taught[index].is_yes else "no",
        ),
    )
    done = train_by_example(
        folder,
        configuration.model,
        configuration.schedule,
        pairs,
        processor=processor,
        batch=configuration.batch,
        accumulation=configuration.accumulation,
        learning_rate=configuration.learning_rate,
        max_answer_tokens=_ANSWER_TOKENS,
        events=events,
        stop=stop,
    )
    if not done:
        return None
    events.emit("progress", step=0, of=len(measured), message="measuring on held-out records")
    values = {"records": len(taught), **measure(str(folder.model), measured)}
    folder.finish(values)
    return values


def judged(records: Sequence[Record], threshold: float, mismatched_share: float, seed: int) -> list[Judged]:
    """Every record with its own reasoning, or, for a share of them, with the reasoning of a record from elsewhere."""
    chance = random.Random(seed)
    pairs = []
    for record in records:
        other = chance.choice(records)
        if chance.random() < mismatched_share and (other.country, other.city) != (record.country, record.city):
            pairs.append(Judged(record, other.response, False))
        else:
            pairs.append(Judged(record, record.response, record.localizability >= threshold))
    return pairs


def measure(model_path: str, pairs: Sequence[Judged]) -> dict[str, Any]:
    """AUC, ECE and threshold curve. A model that answers neither yes nor no is a Problem."""
    settings = ModelSettings(path=model_path)
    found = verdicts(
        load_model(settings), load_processor(model_path), [pair.record.image for pair in pairs], [pair.reasoning for pair in pairs]
    )
    ask_for_answers(found, [pair.record.id for pair in pairs], model_path)
    chances = [verdict.yes for verdict in found]
    truths = [pair.is_yes for pair in pairs]
    return {
        "held_out": len(pairs),
        "held_out_yes_share": sum(truths) / len(truths),
        "auc": area_under_curve(chances, truths),
        "ece": expected_calibration_error(chances, truths),
        "threshold_curve": threshold_curve(chances, truths),
    }


def _ask_for_both_kinds(pairs: Sequence[Judged], split: str) -> None:
    if len({pair.is_yes for pair in pairs}) < 2:
        raise Problem(
            "one-kind-only",
            f"All records of `{split}` would be taught the same answer.",
            "Change `threshold`, or use a data set whose `localizability` varies.",
        )
