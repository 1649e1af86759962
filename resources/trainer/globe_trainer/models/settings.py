"""Which model is trained, and what of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from globe_trainer.problems import Problem
from globe_trainer.strict_reading import setting


@dataclass(frozen=True)
class ModelSettings:
    path: str = setting(about="Folder (or hub name) of a Qwen2.5-VL or InternVL3 checkpoint in Hugging Face form.")
    prompt: Literal["globe", "short"] = setting(
        "globe", about="How the model is asked: GLOBE's instruction, or the short question that small models are trained on."
    )
    adaptation: Literal["full", "lora"] = setting(
        "full", about="Train the weights themselves, or low-rank additions to them.", source="published code: full"
    )
    lora_rank: int = setting(32, about="Rank of the additions, for `lora`; 32 to 64 is usual.")
    lora_alpha: int = setting(64, about="Their scale is this divided by the rank.")
    lora_dropout: float = setting(0.0, about="Share of the additions' inputs left out at random while training.")
    train_vision: bool = setting(False, about="Train the image tower too.", source="published code")
    train_projector: bool = setting(
        False, about="Train the layers between the image tower and the language model too.", source="published code"
    )
    dtype: Literal["float32", "bfloat16"] = setting("float32", about="Number format of the weights: bfloat16 on GPUs.")
    attention: Literal["sdpa", "eager", "flash_attention_2"] = setting("sdpa", about="How attention is computed.")

    def __post_init__(self) -> None:
        if self.adaptation == "lora" and (self.train_vision or self.train_projector):
            raise Problem(
                "lora-covers-language-only",
                "With `lora` the image tower and the projector cannot be trained.",
                "Leave `train_vision` and `train_projector` off, or train in full: adapters on vision layers have no GGUF form.",
            )
        if self.lora_rank < 1:
            raise Problem("lora-rank-wrong", f"`lora_rank` is {self.lora_rank}.", "It must be at least 1; 32 to 64 is usual.")
