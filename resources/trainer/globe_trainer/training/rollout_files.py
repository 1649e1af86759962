"""Keeps every rollout: one Parquet file a step, with photo, completion, each reward and the advantage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from globe_trainer.events import Events
from globe_trainer.training.trainer_callback import TrainerCallback


class RolloutCallback(TrainerCallback):  # type: ignore[misc]
    """TRL writes `completions/completions_<step>.parquet` after each step's log, and writes it anew when held-out photos are
    looked at. So the training's own file is moved to `rollouts/` first, and the other one taken away."""

    def __init__(self, events: Events, output: Path) -> None:
        self._events = events
        self._written = output / "completions"
        self._kept = output / "rollouts"
        self._is_looking = False
        self._last_kept = -1

    def on_step_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._keep(state)

    def on_prediction_step(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if not self._is_looking:
            self._keep(state)
            self._is_looking = True

    def on_evaluate(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._is_looking = False
        if state.is_world_process_zero:
            self._path(state.global_step).unlink(missing_ok=True)

    def on_train_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._keep(state)

    def _keep(self, state: Any) -> None:
        step = state.global_step
        if not state.is_world_process_zero or not self._path(step).is_file():
            return
        if step == self._last_kept:
            # Written once more by a later log of the same step, with held-out photos among it.
            self._path(step).unlink()
            return
        self._last_kept = step
        self._kept.mkdir(exist_ok=True)
        kept = self._kept / f"step-{step:06d}.parquet"
        self._path(step).replace(kept)
        self._events.emit("rollouts", step=step, path=str(kept))

    def _path(self, step: int) -> Path:
        return self._written / f"completions_{step:05d}.parquet"
