"""How every training runs: told, checkpointed and stopped alike, whoever's trainer it is."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from globe_trainer.events import Events
from globe_trainer.stopping import Stop
from globe_trainer.training.callbacks import SealingCallback, StoppingCallback, TellingCallback
from globe_trainer.training.schedule import Schedule


def run_callbacks(
    events: Events, stop: Stop, output: Path, schedule: Schedule, watch: Callable[[int, dict[str, float]], None] | None = None
) -> list[Any]:
    """What a trainer needs to tell its progress, keep whole checkpoints and end in order; `watch` as in `TellingCallback`."""
    return [TellingCallback(events, watch), SealingCallback(events, output, schedule.keep_checkpoints), StoppingCallback(stop)]


def run_to_end(trainer: Any, resumed: str | None, stop: Stop) -> bool:
    """Trains, or goes on from the checkpoint `resumed`. False where it was asked to stop before the end."""
    # Standard output carries the events and nothing else; the libraries print tables.
    with contextlib.redirect_stdout(sys.stderr):
        trainer.train(resume_from_checkpoint=resumed)
    return not stop or bool(trainer.state.global_step >= trainer.state.max_steps)
