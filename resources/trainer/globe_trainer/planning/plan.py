"""Puts shapes, memory and time together for one GRPO run, and refuses what does not fit."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from globe_trainer.planning.memory import GB, Load, engine_need, memory, peak
from globe_trainer.planning.shapes import Shape, shape_of
from globe_trainer.planning.time import Speed, step_time
from globe_trainer.problems import Problem
from globe_trainer.strict_reading import setting
from globe_trainer.training.grpo_settings import GrpoConfiguration


@dataclass(frozen=True)
class Hardware:
    name: str = setting("H20", about="What it is called.")
    devices: int = setting(8, about="How many of them work together; one process each.")
    memory_gb: float = setting(96.0, about="Memory of one, in 10⁹ bytes.")
    tera_operations: float = setting(
        148.0, about="Peak of its bfloat16 arithmetic, in 10¹² operations a second.", source="H20 data sheet"
    )
    terabytes_per_second: float = setting(4.0, about="Peak of its memory, in 10¹² bytes a second.", source="H20 data sheet")
    reached: float = setting(0.35, about="Share of both peaks that is really reached; measure it in the first steps.")
    sharded: bool = setting(True, about="Weights, gradients and optimizer are shared out (ZeRO-3, FSDP).")


@dataclass(frozen=True)
class PlanConfiguration:
    run: GrpoConfiguration = setting(about="The run that is planned.")
    shape: str | None = setting(None, about="A published size (qwen2.5-vl-7b, internvl3-8b) where `run.model.path` is not at hand.")
    reward_model_shape: str | None = setting(None, about="Size of the reward model that runs in the same processes; none for none.")
    hardware: Hardware = setting(Hardware(), about="What it will run on.")
    records: int = setting(33721, about="Photos of the data set.", source="paper: MP16-Reason's train split")
    image_tokens: int = setting(1280, about="Tokens of the largest photo (1280 × 28 × 28 pixels at most).", source="published code")
    prompt_tokens: int = setting(180, about="Tokens of the prompt without the photo.")
    mean_completion_tokens: float = setting(250.0, about="Mean length of a completion, in tokens.")
    output: str | None = setting(None, about="File for the whole table, with the formula of each line; none writes none.")


def plan(configuration: PlanConfiguration) -> dict[str, Any]:
    """The table: parameters, memory line by line with formulas, steps, seconds a step, hours. Problem where it does not fit."""
    run, hardware = configuration.run, configuration.hardware
    shape = shape_of(configuration.shape or run.model.path)
    reward = shape_of(configuration.reward_model_shape).all if configuration.reward_model_shape else 0
    wide = 2 if run.model.dtype == "bfloat16" else 4
    prompt = configuration.image_tokens + configuration.prompt_tokens
    accumulation = run.accumulation(hardware.devices)
    colocated = run.rollouts.engine == "vllm-colocated"
    lines = memory(
        shape,
        Load(
            processes=hardware.devices,
            sharded=hardware.sharded,
            lora_rank=run.model.lora_rank if run.model.adaptation == "lora" else None,
            trained_vision=run.model.train_vision,
            trained_projector=run.model.train_projector,
            weight_bytes=wide,
            reference=run.beta > 0,
            batch=run.batch,
            prompt_tokens=prompt,
            completion_tokens=run.rollouts.max_tokens,
            checkpointing=run.schedule.gradient_checkpointing,
            vllm_bytes=run.rollouts.vllm_share_of_memory * hardware.memory_gb * GB if colocated else 0.0,
            vllm_sleeps=run.rollouts.vllm_sleep,
            reward_model=reward,
        ),
    )
    most = peak(lines, run.rollouts.vllm_sleep)
    table = {line.what: {"gb": line.bytes / GB, "formula": line.formula} for line in lines}
    _ask_for_room(most, table, configuration)
    if colocated:
        _ask_for_engine_room(shape, wide, prompt, configuration)
    completions = run.photos_per_step * run.generations
    steps = (
        run.schedule.max_steps
        if run.schedule.max_steps > 0
        else math.floor(configuration.records / run.photos_per_step * run.schedule.epochs)
    )
    seconds = step_time(
        shape,
        Speed(hardware.tera_operations * 1e12 * hardware.reached, hardware.terabytes_per_second * 1e12 * hardware.reached),
        devices=hardware.devices,
        completions=completions,
        prompt_tokens=prompt,
        mean_completion_tokens=configuration.mean_completion_tokens,
        weight_bytes=wide,
        reference=run.beta > 0,
        checkpointing=run.schedule.gradient_checkpointing,
        reward_model=reward,
    )
    found = {
        "parameters": {"language": shape.language, "vision": shape.vision, "projector": shape.projector, "all": shape.all},
        "memory": table,
        "peak_gb": most / GB,
        "memory_gb": hardware.memory_gb,
        "accumulation": accumulation,
        "completions_per_step": completions,
        "steps": steps,
        "seconds_per_step": {**asdict(seconds), "all": seconds.all},
        "photos_per_second": run.photos_per_step / seconds.all,
        "hours": steps * seconds.all / 3600,
    }
    if configuration.output is not None:
        Path(configuration.output).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return found


def _ask_for_room(most: float, table: dict[str, Any], configuration: PlanConfiguration) -> None:
    hardware = configuration.hardware
    if most <= hardware.memory_gb * GB:
        return
    largest = max(table, key=lambda what: table[what]["gb"])
    remedies = {
        "activations": "Set a smaller `batch`, or switch `gradient_checkpointing` on.",
        "logits": "Set a smaller `batch`.",
        "rollout engine": "Lower `rollouts.vllm_share_of_memory`, or let the engine sleep.",
    }
    raise Problem(
        "does-not-fit",
        f"One {hardware.name} would need {most / GB:.1f} GB, but has {hardware.memory_gb:g} GB. Most goes to: {largest} "
        f"({table[largest]['gb']:.1f} GB).",
        remedies.get(largest, "Use more devices, or `adaptation: lora`."),
        needGb=round(most / GB, 2),
        haveGb=hardware.memory_gb,
        **{f"{what} GB": round(line["gb"], 2) for what, line in table.items()},
    )


def _ask_for_engine_room(shape: Shape, wide: int, prompt: int, configuration: PlanConfiguration) -> None:
    run, hardware = configuration.run, configuration.hardware
    # Each engine must be able to hold at least the sequences of one forward pass.
    need = engine_need(shape, wide, run.batch, prompt + run.rollouts.max_tokens, run.rollouts.vllm_tensor_parallel)
    have = run.rollouts.vllm_share_of_memory * hardware.memory_gb * GB
    if need > have:
        raise Problem(
            "rollout-engine-does-not-fit",
            f"The rollout engine needs at least {need / GB:.1f} GB of each {hardware.name}, but is given {have / GB:.1f} GB.",
            "Raise `rollouts.vllm_share_of_memory` or `rollouts.vllm_tensor_parallel`.",
            needGb=round(need / GB, 2),
            haveGb=round(have / GB, 2),
        )
