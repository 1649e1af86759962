"""What is added to transformers' and TRL's trainers through their own callbacks: events, sealed checkpoints, an orderly end."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from globe_trainer.events import Events
from globe_trainer.problems import Problem
from globe_trainer.stopping import Stop
from globe_trainer.training.checkpoints import ask_for_room, prune, seal, size_of
from globe_trainer.training.trainer_callback import TrainerCallback

#: What a checkpoint needs beyond the size of the one before: files written anew before old ones go.
_ROOM_FACTOR = 1.1


class TellingCallback(TrainerCallback):  # type: ignore[misc]
    """Tells progress and metrics as events. `watch` sees each step's metrics first, and may add to them."""

    def __init__(self, events: Events, watch: Callable[[int, dict[str, float]], None] | None = None) -> None:
        self._events = events
        self._watch = watch

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
        values = {key: float(value) for key, value in (logs or {}).items() if isinstance(value, (int, float))}
        if not state.is_world_process_zero or "train_runtime" in values:
            return
        if self._watch:
            self._watch(state.global_step, values)
        self._events.emit("progress", step=state.global_step, of=state.max_steps, message="training")
        self._events.emit("metrics", step=state.global_step, values=values)
        if any(math.isnan(values.get(name, 0.0)) for name in ("loss", "grad_norm")):
            raise Problem(
                "training-diverged",
                f"At step {state.global_step} the loss or its gradient is not a number.",
                "Go on from the last checkpoint with a lower learning rate, or look at the rollouts of the last steps.",
                step=state.global_step,
            )


class SealingCallback(TrainerCallback):  # type: ignore[misc]
    """Seals each checkpoint after it was written and prunes older ones; refuses to begin one for which there is no room."""

    def __init__(self, events: Events, output: Path, keep: int) -> None:
        self._events = events
        self._output = output
        self._keep = keep
        self._last_size = 0

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if state.is_world_process_zero and self._last_size and state.global_step % args.save_steps == 0:
            ask_for_room(self._output, int(self._last_size * _ROOM_FACTOR))

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        wait_for_all()
        if not state.is_world_process_zero:
            return
        folder = self._output / f"checkpoint-{state.global_step}"
        seal(folder)
        self._last_size = size_of(folder)
        prune(self._output, self._keep)
        self._events.emit("checkpoint", step=state.global_step, path=str(folder))


class StoppingCallback(TrainerCallback):  # type: ignore[misc]
    """Asked to stop, a run saves a checkpoint after the step at hand and ends. All processes agree on which step that is."""

    def __init__(self, stop: Stop) -> None:
        self._stop = stop

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> Any:
        if is_true_anywhere(bool(self._stop)):
            if self._stop.reason is None:
                self._stop.reason = "another process was asked to stop"
            control.should_save = state.global_step < state.max_steps
            control.should_training_stop = True
        return control


def is_true_anywhere(flag: bool) -> bool:
    """Whether the flag is set in any process of the run."""
    import torch

    if not (torch.distributed.is_available() and torch.distributed.is_initialized()):
        return flag
    device = "cuda" if torch.cuda.is_available() else "cpu"
    shared = torch.tensor(int(flag), device=device)
    torch.distributed.all_reduce(shared, op=torch.distributed.ReduceOp.MAX)
    return bool(shared.item())


def wait_for_all() -> None:
    import torch

    if torch.distributed.is_available() and torch.distributed.is_initialized():
        torch.distributed.barrier()
