"""What of a model is trained: all of its language part or low-rank additions to it; image tower and projector only on request."""

from __future__ import annotations

from typing import Any

from globe_trainer.models.settings import ModelSettings
from globe_trainer.problems import Problem

#: The linear layers of the language model, in both architectures; never the image tower's, whose names end alike.
LORA_TARGETS = r".*language_model.*\.(q_proj|k_proj|v_proj|o_proj|gate_proj|up_proj|down_proj)"


def part_of(name: str) -> str:
    """`vision`, `projector` or `language`: the part that a parameter belongs to, by its name."""
    if ".visual.merger." in name or ".multi_modal_projector." in name:
        return "projector"
    if ".visual." in name or ".vision_tower." in name:
        return "vision"
    return "language"


def choose_trained(model: Any, settings: ModelSettings) -> None:
    """Freezes what is not trained, for training in full. Frozen weights get no gradient, so they cost no optimizer memory."""
    trained = {"language": True, "vision": settings.train_vision, "projector": settings.train_projector}
    found = set()
    for name, parameter in model.named_parameters():
        part = part_of(f".{name}")
        found.add(part)
        parameter.requires_grad_(trained[part])
    missing = {"language", "vision", "projector"} - found
    if missing:
        raise Problem(
            "model-parts-unknown",
            f"The model has no {' and no '.join(sorted(missing))} that this program would recognise.",
            "Use a Qwen2.5-VL or InternVL3 checkpoint.",
        )


def lora_configuration(settings: ModelSettings) -> Any:
    """What PEFT needs to add to the language layers, or None for training in full."""
    if settings.adaptation == "full":
        return None
    from peft import LoraConfig

    return LoraConfig(
        r=settings.lora_rank,
        lora_alpha=settings.lora_alpha,
        lora_dropout=settings.lora_dropout,
        target_modules=LORA_TARGETS,
        task_type="CAUSAL_LM",
    )


def prepared(model: Any, settings: ModelSettings) -> Any:
    """The model ready to be trained by a plain trainer: partly frozen, or wrapped in its adapter."""
    adapter = lora_configuration(settings)
    if adapter is None:
        choose_trained(model, settings)
        return model
    from peft import get_peft_model

    return get_peft_model(model, adapter)
