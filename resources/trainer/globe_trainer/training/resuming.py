"""Goes on from a checkpoint with the weights that are in it.

The trainer of transformers 5.17 does not: a vision-language model is saved under the names of its hub checkpoints, which differ
from those in memory, and its loading passes over every name that it does not know, with a warning. So the weights are put in
place first, by the loading that does translate the names; optimizer, schedule and random states are the trainer's, and it finds
them. Adapters keep their names. DeepSpeed and FSDP keep their own copies, which they load by themselves.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from globe_trainer.models.loading import load_model
from globe_trainer.models.settings import ModelSettings
from globe_trainer.training.checkpoints import last_whole


def prepare_to_resume(trainer: Any, settings: ModelSettings, output: Path) -> str | None:
    """The checkpoint to hand to `train`, its weights already in the trainer's model; None for a new run."""
    checkpoint = last_whole(output)
    if checkpoint is None:
        return None
    if settings.adaptation == "full" and not (trainer.is_deepspeed_enabled or trainer.is_fsdp_enabled):
        trained = load_model(replace(settings, path=str(checkpoint)))
        trainer.model.load_state_dict(trained.state_dict(), strict=True)
    return str(checkpoint)
