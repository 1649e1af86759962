"""CoT-SFT, the paper's baseline: learning to write the records' reasonings and truths."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from globe_trainer.events import Events
from globe_trainer.models.loading import load_processor
from globe_trainer.models.prompts import PromptName, answer, question
from globe_trainer.models.settings import ModelSettings
from globe_trainer.problems import Problem, Problems
from globe_trainer.records import Record
from globe_trainer.stopping import Stop
from globe_trainer.strict_reading import as_mapping, setting
from globe_trainer.training.by_example import train_by_example
from globe_trainer.training.data_sets import read_records
from globe_trainer.training.pairs import Pair, PairDataset
from globe_trainer.training.run_folder import RunFolder
from globe_trainer.training.schedule import Schedule


@dataclass(frozen=True)
class SftConfiguration:
    model: ModelSettings = setting(about="The model to begin with.")
    data: str = setting(about="Folder of the data set.")
    output: str = setting(about="Folder of the run; the same command goes on from what is there.")
    schedule: Schedule = setting(Schedule(epochs=2.0), about="How long and in what steps.")
    split: str = setting("train", about="The split that is trained on.")
    batch: int = setting(16, about="Photos in one forward pass of one process.", source="paper")
    accumulation: int = setting(1, about="Forward passes whose gradients make one step.")
    learning_rate: float = setting(1e-5, about="Length of the optimizer's steps.", source="published code")
    max_answer_tokens: int = setting(1024, about="Longest answer, in tokens; a longer one is a problem, never cut.", source="paper")


def train_sft(configuration: SftConfiguration, events: Events, stop: Stop) -> dict[str, Any] | None:
    """The run's figures, or None where it was asked to stop before its end. The model is in `output`/model."""
    folder = RunFolder(Path(configuration.output), "sft", as_mapping(configuration))
    if not folder.is_finished():
        records = read_records(Path(configuration.data), configuration.split)
        ask_for_reasonings(records)
        pairs = PairDataset(len(records), lambda index: sft_pair(records[index], configuration.model.prompt))
        done = train_by_example(
            folder,
            configuration.model,
            configuration.schedule,
            pairs,
            processor=load_processor(configuration.model.path),
            batch=configuration.batch,
            accumulation=configuration.accumulation,
            learning_rate=configuration.learning_rate,
            max_answer_tokens=configuration.max_answer_tokens,
            events=events,
            stop=stop,
        )
        if not done:
            return None
        folder.finish({"records": len(records)})
    return folder.values()


def sft_pair(record: Record, prompt: PromptName) -> Pair:
    return Pair(record.id, record.image, question(prompt), answer(record.response, record.country, record.city))


def ask_for_reasonings(records: list[Record]) -> None:
    """Problems that name every record without a reasoning to learn."""
    without = [record.id for record in records if not record.response.strip()]
    if without:
        raise Problems(
            [
                Problem(
                    "record-without-reasoning",
                    f"The record {name} has no `response`, which this training learns to write.",
                    "Give every record its reasoning, or train by rewards instead.",
                    record=name,
                )
                for name in without[:50]
            ]
        )
