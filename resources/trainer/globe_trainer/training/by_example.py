"""Training on pairs of question and answer, with the loss on the answer alone: what CoT-SFT and the reward model share."""

from __future__ import annotations

from typing import Any

from globe_trainer.events import Events
from globe_trainer.models.adapting import prepared
from globe_trainer.models.loading import load_model
from globe_trainer.models.settings import ModelSettings
from globe_trainer.stopping import Stop
from globe_trainer.training.pairs import PairCollator, PairDataset
from globe_trainer.training.resuming import prepare_to_resume
from globe_trainer.training.run_folder import RunFolder
from globe_trainer.training.running import run_callbacks, run_to_end
from globe_trainer.training.schedule import Schedule, trainer_arguments


def train_by_example(
    folder: RunFolder,
    settings: ModelSettings,
    schedule: Schedule,
    pairs: PairDataset,
    *,
    processor: Any,
    batch: int,
    accumulation: int,
    learning_rate: float,
    max_answer_tokens: int,
    events: Events,
    stop: Stop,
) -> bool:
    """Trains, or goes on from the last whole checkpoint, and writes the model. False where it was asked to stop before the end."""
    from transformers import Trainer, TrainingArguments

    model = prepared(load_model(settings), settings)
    arguments = TrainingArguments(
        per_device_train_batch_size=batch,
        gradient_accumulation_steps=accumulation,
        **trainer_arguments(schedule, settings, folder.path, learning_rate),
    )
    trainer = Trainer(
        model=model,
        args=arguments,
        train_dataset=pairs,
        data_collator=PairCollator(processor, max_answer_tokens),
        processing_class=processor,
        callbacks=run_callbacks(events, stop, folder.path, schedule),
    )
    if not run_to_end(trainer, prepare_to_resume(trainer, settings, folder.path), stop):
        return False
    trainer.save_model(str(folder.model))
    if trainer.is_world_process_zero():
        processor.save_pretrained(folder.model)
    return True
