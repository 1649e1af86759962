"""Counts a model's parameters from the numbers in its config.json: exactly, as a test compares with the real classes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from globe_trainer.problems import Problem

#: The published sizes, for plans made where the checkpoint is not at hand.
KNOWN: dict[str, dict[str, Any]] = {
    "qwen2.5-vl-7b": {
        "model_type": "qwen2_5_vl",
        "hidden_size": 3584,
        "num_hidden_layers": 28,
        "num_attention_heads": 28,
        "num_key_value_heads": 4,
        "intermediate_size": 18944,
        "vocab_size": 152064,
        "tie_word_embeddings": False,
        "vision_config": {"depth": 32, "hidden_size": 1280, "intermediate_size": 3420, "patch_size": 14, "spatial_merge_size": 2},
    },
    "internvl3-8b": {
        "model_type": "internvl",
        "text_config": {
            "hidden_size": 3584,
            "num_hidden_layers": 28,
            "num_attention_heads": 28,
            "num_key_value_heads": 4,
            "intermediate_size": 18944,
            "vocab_size": 151674,
        },
        "tie_word_embeddings": False,
        "vision_config": {
            "num_hidden_layers": 24,
            "hidden_size": 1024,
            "intermediate_size": 4096,
            "patch_size": [14, 14],
            "image_size": [448, 448],
            "attention_bias": True,
        },
        "downsample_ratio": 0.5,
    },
}


@dataclass(frozen=True)
class Shape:
    """Parameters of the three parts, and what memory and time follow from."""

    language: int
    vision: int
    projector: int
    #: Rows × width of the output matrix; the same numbers as the embedding where the two are tied.
    head: int
    layers: int
    width: int
    feed_forward: int
    kv_width: int
    vocabulary: int

    @property
    def all(self) -> int:
        return self.language + self.vision + self.projector

    @property
    def layer(self) -> int:
        """Parameters of one layer of the language model."""
        w, f, kv = self.width, self.feed_forward, self.kv_width
        return 2 * w * w + 2 * w * kv + w + 2 * kv + 3 * w * f + 2 * w


def shape_of(path_or_name: str) -> Shape:
    """Of a checkpoint's folder, or of a published size by its name."""
    if path_or_name in KNOWN:
        return shape_from(KNOWN[path_or_name])
    file = Path(path_or_name) / "config.json"
    try:
        return shape_from(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Problem(
            "shape-unknown",
            f"The shape of {path_or_name} cannot be read: {error!r}.",
            f"Give a checkpoint's folder, or one of: {', '.join(KNOWN)}.",
        ) from error


def shape_from(config: dict[str, Any]) -> Shape:
    text = config.get("text_config") or config
    w, layers, f = text["hidden_size"], text["num_hidden_layers"], text["intermediate_size"]
    kv = w // text["num_attention_heads"] * text["num_key_value_heads"]
    head = text["vocab_size"] * w
    tied = config.get("tie_word_embeddings", text.get("tie_word_embeddings", False))
    language = layers * (2 * w * w + 2 * w * kv + w + 2 * kv + 3 * w * f + 2 * w) + w + head * (1 if tied else 2)
    if config["model_type"] == "internvl":
        vision, projector = _internvl_vision(config["vision_config"], w, config.get("downsample_ratio", 0.5))
    else:
        vision, projector = _qwen_vision(config["vision_config"], w)
    return Shape(language, vision, projector, head, layers, w, f, kv, text["vocab_size"])


def _qwen_vision(vision: dict[str, Any], width: int) -> tuple[int, int]:
    w, f, patch = vision["hidden_size"], vision["intermediate_size"], vision["patch_size"]
    merged = w * vision.get("spatial_merge_size", 2) ** 2
    block = (3 * w * w + 3 * w) + (w * w + w) + (3 * w * f + 2 * f + w) + 2 * w
    # Two frames of three colours in each patch.
    return 2 * 3 * patch * patch * w + vision["depth"] * block, w + (merged * merged + merged) + (merged * width + width)


def _internvl_vision(vision: dict[str, Any], width: int, downsample: float) -> tuple[int, int]:
    w, f = vision["hidden_size"], vision["intermediate_size"]
    patch, image = vision["patch_size"][0], vision["image_size"][0]
    positions = (image // patch) ** 2 + 1
    attention = 3 * w * w + (3 * w if vision.get("attention_bias") else 0) + w * w + w
    block = attention + (w * f + f) + (f * w + w) + 2 * w + 4 * w
    merged = w * round(1 / downsample) ** 2
    return (
        w + (3 * patch * patch * w + w) + positions * w + vision["num_hidden_layers"] * block,
        2 * merged + (merged * width + width) + (width * width + width),
    )
