"""Teaches the image tower of a small model to see, by what lies in each cell of the photo.

GLOBE begins with a tower that has seen the world; a small model's begins with nothing. The words of an answer would teach it in
the end, but each says little about the pixels; the boxes say of every cell what is there. A linear layer on each image token tells
the sights, and is thrown away afterwards: what it could tell, the language model can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from globe_trainer.events import Events
from globe_trainer.models.adapting import choose_trained
from globe_trainer.models.loading import load_model, load_processor
from globe_trainer.models.settings import ModelSettings
from globe_trainer.models.small_qwen import SmallShape
from globe_trainer.problems import Problem
from globe_trainer.records import Record
from globe_trainer.stopping import Stop
from globe_trainer.strict_reading import as_mapping, setting
from globe_trainer.training.checkpoints import last_whole
from globe_trainer.training.data_sets import read_records
from globe_trainer.training.pairs import decoded
from globe_trainer.training.run_folder import RunFolder
from globe_trainer.training.running import run_callbacks, run_to_end
from globe_trainer.training.schedule import Schedule, trainer_arguments
from globe_trainer.training.sights import Sight, known_sights, seen_in_cells
from globe_trainer.training.small_start import make_start

#: Log-odds that an untrained layer gives any sight: about as rare as they are, so that the first steps do not only learn that.
RARE = -4.0


@dataclass(frozen=True)
class SeeConfiguration:
    model: ModelSettings = setting(about="The model whose image tower learns. Needs `train_vision` and `train_projector`.")
    data: str = setting(about="Folder of the data set.")
    output: str = setting(about="Folder of the run; the same command goes on from what is there.")
    schedule: Schedule = setting(Schedule(epochs=2.0), about="How long and in what steps.")
    small: SmallShape | None = setting(
        None, about="Makes a small model of this shape in `model.path` first, its vocabulary learnt on the data set's texts."
    )
    split: str = setting("train", about="The split that is trained on.")
    held_out: str = setting("validation", about="The split on which it is measured at the end what the tower sees.")
    rarest: int = setting(20, about="A label or letter that fewer elements show is not taught.")
    batch: int = setting(32, about="Photos in one step of one process.")
    learning_rate: float = setting(1e-3, about="Length of the optimizer's steps.")

    def __post_init__(self) -> None:
        if not (self.model.train_vision and self.model.train_projector):
            raise Problem(
                "seeing-without-tower",
                "Seeing is learnt by the image tower and the layers behind it, but they are not trained.",
                "Set `train_vision` and `train_projector`.",
            )


class Seeing(torch.nn.Module):
    """The tower of `model`, and a linear layer that tells the sights in each of its image tokens."""

    def __init__(self, model: Any, sights: int) -> None:
        super().__init__()
        tower = getattr(model.model, "visual", None)
        if tower is None:
            raise Problem("seeing-unsupported", "Only towers of Qwen2.5-VL learn by cells.", "Use a Qwen2.5-VL model.")
        self.tower = tower
        self.telling = torch.nn.Linear(model.config.text_config.hidden_size, sights)
        torch.nn.init.constant_(self.telling.bias, RARE)

    def forward(self, pixel_values: torch.Tensor, image_grid_thw: torch.Tensor, labels: torch.Tensor) -> dict[str, torch.Tensor]:
        """`labels` and the returned `logits`: (cells of all photos, sights). The loss of a cell is summed over the sights."""
        told = self.telling(self.tower(pixel_values, image_grid_thw).pooler_output)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(told.float(), labels, reduction="sum") / len(labels)
        return {"loss": loss, "logits": told}


class CellCollator:
    """Records → the tower's inputs, and what is seen in each of its tokens."""

    def __init__(self, processor: Any, sights: list[Sight]) -> None:
        self._images = processor.image_processor
        self._numbers = {sight: number for number, sight in enumerate(sights)}

    def __call__(self, records: Sequence[Record]) -> dict[str, torch.Tensor]:
        inputs = dict(self._images(images=[decoded(record.image) for record in records], return_tensors="pt"))
        merged = self._images.merge_size
        inputs["labels"] = torch.cat(
            [
                seen_in_cells(record, self._numbers, int(rows) // merged, int(columns) // merged)
                for record, (_, rows, columns) in zip(records, inputs["image_grid_thw"], strict=True)
            ]
        )
        return inputs


def train_to_see(configuration: SeeConfiguration, events: Events, stop: Stop) -> dict[str, Any] | None:
    """The run's figures, or None where it was asked to stop before its end. The model is in `output`/model."""
    folder = RunFolder(Path(configuration.output), "see", as_mapping(configuration))
    if folder.is_finished():
        return folder.values()
    records = read_records(Path(configuration.data), configuration.split)
    if configuration.small is not None:
        make_start(configuration.small, Path(configuration.model.path), records, configuration.schedule.seed)
    sights = ask_for_sights(records, configuration.rarest)
    processor = load_processor(configuration.model.path)
    collator = CellCollator(processor, sights)
    model = load_model(configuration.model)
    choose_trained(model, configuration.model)
    torch.manual_seed(configuration.schedule.seed)
    seeing = Seeing(model, len(sights))
    trainer = _trainer(seeing, collator, records, configuration, run_callbacks(events, stop, folder.path, configuration.schedule))
    last = last_whole(folder.path)
    if not run_to_end(trainer, str(last) if last else None, stop):
        return None
    figures = _seen_at_all(seeing, collator, read_records(Path(configuration.data), configuration.held_out), configuration.batch)
    model.save_pretrained(folder.model)
    processor.save_pretrained(folder.model)
    folder.finish({"records": len(records), "sights": len(sights), **figures})
    return folder.values()


def ask_for_sights(records: list[Record], rarest: int) -> list[Sight]:
    """What is taught. Raises Problem where that is nothing."""
    sights = known_sights(records, rarest)
    if not sights:
        raise Problem(
            "nothing-to-see",
            f"No label in the {len(records)} records is there {rarest} times.",
            "Lower `rarest`, or use a data set with visual elements.",
        )
    return sights


def _trainer(
    seeing: Seeing, collator: CellCollator, records: list[Record], configuration: SeeConfiguration, callbacks: list[Any]
) -> Any:
    from transformers import Trainer, TrainingArguments

    arguments = TrainingArguments(
        per_device_train_batch_size=configuration.batch,
        **trainer_arguments(configuration.schedule, configuration.model, Path(configuration.output), configuration.learning_rate),
    )
    return Trainer(model=seeing, args=arguments, train_dataset=records, data_collator=collator, callbacks=callbacks)


def _seen_at_all(seeing: Seeing, collator: CellCollator, records: list[Record], batch: int) -> dict[str, float]:
    """Precision and recall on photos that were not trained on, of what is told in any cell of a photo."""
    seeing.eval()
    right = told = there = 0
    with torch.no_grad():
        for start in range(0, len(records), batch):
            inputs = collator(records[start : start + batch])
            cells = (inputs["image_grid_thw"].prod(-1) // seeing.tower.spatial_merge_size**2).tolist()
            for logits, labels in zip(
                torch.split(seeing(**inputs)["logits"], cells), torch.split(inputs["labels"], cells), strict=True
            ):
                claimed, true = (logits > 0).any(0), (labels > 0).any(0)
                right += int((claimed & true).sum())
                told += int(claimed.sum())
                there += int(true.sum())
    return {"seen_precision": right / max(1, told), "seen_recall": right / max(1, there)}
