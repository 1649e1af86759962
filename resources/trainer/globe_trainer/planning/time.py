"""Steps and hours, from counts of arithmetic and of bytes moved. An estimate: the formula is told so that it can be doubted."""

from __future__ import annotations

from dataclasses import dataclass

from globe_trainer.planning.shapes import Shape


@dataclass(frozen=True)
class Speed:
    """Of one device."""

    #: Arithmetic operations a second that are really reached.
    operations: float
    #: Bytes a second from its memory that are really reached.
    bandwidth: float


@dataclass(frozen=True)
class StepTime:
    """Seconds of one optimizer step, all devices together at work."""

    rollout: float
    reference: float
    reward: float
    update: float

    @property
    def all(self) -> float:
        return self.rollout + self.reference + self.reward + self.update


def step_time(
    shape: Shape,
    speed: Speed,
    *,
    devices: int,
    completions: int,
    prompt_tokens: int,
    mean_completion_tokens: float,
    weight_bytes: int,
    reference: bool,
    checkpointing: bool,
    reward_model: int,
) -> StepTime:
    """A forward pass costs 2 operations a parameter and token, a backward pass 4, computing again 2 more (Kaplan et al. 2020,
    section 2.1). Writing a token moves all weights and the sequence's keys and values once, whatever the batch, and is bound by
    whichever of the two takes longer."""
    mine = completions / devices
    tokens = mine * (prompt_tokens + mean_completion_tokens)
    cache = 2 * weight_bytes * shape.layers * shape.kv_width * (prompt_tokens + mean_completion_tokens / 2) * mine
    one_token = max((weight_bytes * shape.language + cache) / speed.bandwidth, 2 * shape.language * mine / speed.operations)
    prefill = 2 * shape.all * mine * prompt_tokens / speed.operations
    forward = 2 * shape.all * tokens / speed.operations
    return StepTime(
        rollout=prefill + one_token * mean_completion_tokens,
        reference=forward if reference else 0.0,
        reward=2 * reward_model * tokens / speed.operations,
        update=forward * (4 if checkpointing else 3),
    )
