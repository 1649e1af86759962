"""How long and in what steps is trained; what all trainings have in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from globe_trainer.models.settings import ModelSettings
from globe_trainer.problems import Problem
from globe_trainer.strict_reading import setting


@dataclass(frozen=True)
class Schedule:
    epochs: float = setting(1.0, about="Passes over the data set.", source="published code")
    max_steps: int = setting(-1, about="Ends after this many optimizer steps instead; -1 means by `epochs`.")
    warmup_share: float = setting(0.0, about="Share of the steps over which the learning rate rises to its value.")
    decay: Literal["constant", "linear", "cosine"] = setting("constant", about="How the learning rate falls afterwards.")
    weight_decay: float = setting(0.0, about="Pull of the weights towards 0.")
    clip_gradient: float = setting(1.0, about="Longest gradient that a step follows; longer ones are shortened to it.")
    gradient_checkpointing: bool = setting(False, about="Compute activations again instead of keeping them: less memory, slower.")
    save_every: int = setting(200, about="Steps between checkpoints.", source="published code")
    keep_checkpoints: int = setting(2, about="Complete checkpoints kept; at least two are.")
    log_every: int = setting(1, about="Steps between `metrics` events.")
    seed: int = setting(0, about="Seed of order, sampling and new weights.")
    threads: int = setting(0, about="Threads of one process on processor cores; 0 leaves the choice to torch.")
    mixed_precision: bool = setting(False, about="Compute in bfloat16 while the weights stay as they are.")

    def __post_init__(self) -> None:
        if self.save_every < 1 or self.log_every < 1:
            raise Problem("schedule-wrong", "`save_every` and `log_every` count steps.", "Give numbers of at least 1.")


def trainer_arguments(schedule: Schedule, model: ModelSettings, output: Path, learning_rate: float) -> dict[str, Any]:
    """The keyword arguments that `TrainingArguments` and `GRPOConfig` share."""
    import torch

    on_cpu = not torch.cuda.is_available()
    if on_cpu and schedule.threads:
        torch.set_num_threads(schedule.threads)
    return {
        "output_dir": str(output),
        "learning_rate": learning_rate,
        "num_train_epochs": schedule.epochs,
        "max_steps": schedule.max_steps,
        "warmup_steps": schedule.warmup_share,
        "lr_scheduler_type": {"constant": "constant_with_warmup"}.get(schedule.decay, schedule.decay),
        "weight_decay": schedule.weight_decay,
        "max_grad_norm": schedule.clip_gradient,
        "gradient_checkpointing": schedule.gradient_checkpointing,
        "save_strategy": "steps",
        "save_steps": schedule.save_every,
        # Ours prunes, after sealing: transformers' own would remove what is not yet known to be outdated.
        "save_total_limit": None,
        "logging_strategy": "steps",
        "logging_steps": schedule.log_every,
        "logging_first_step": True,
        "logging_nan_inf_filter": False,
        "seed": schedule.seed,
        "data_seed": schedule.seed,
        "use_cpu": on_cpu,
        "bf16": schedule.mixed_precision or (not on_cpu and model.dtype == "bfloat16"),
        "report_to": "none",
        "disable_tqdm": True,
        "dataloader_num_workers": 0,
        "dataloader_pin_memory": not on_cpu,
        "remove_unused_columns": False,
    }
