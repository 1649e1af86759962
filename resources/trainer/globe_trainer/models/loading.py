"""Loads any Qwen2.5-VL or InternVL3 checkpoint, whatever its size, through the same code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from globe_trainer.models.settings import ModelSettings
from globe_trainer.models.torchvision_on_cpu import make_torchvision_importable
from globe_trainer.problems import Problem

#: `model_type` of the configurations whose parts `adapting.py` knows. InternVL3 in the `-hf` form of transformers.
SUPPORTED = ("qwen2_5_vl", "internvl")

ADAPTER_FILE = "adapter_config.json"


def load_model(settings: ModelSettings) -> Any:
    """The model on the CPU, in evaluation mode, untouched. An adapter's folder yields its base with the adapter merged in."""
    make_torchvision_importable()
    import torch
    from transformers import AutoConfig, AutoModelForImageTextToText

    path = _existing(settings.path)
    adapter = Path(path) / ADAPTER_FILE
    base = _base_of(adapter) if adapter.is_file() else path
    with _told(path):
        kind = AutoConfig.from_pretrained(base).model_type
        if kind not in SUPPORTED:
            raise Problem(
                "model-unsupported",
                f"{path} is a model of the kind `{kind}`.",
                f"Supported are: {', '.join(SUPPORTED)}.",
                kind=kind,
            )
        model = AutoModelForImageTextToText.from_pretrained(
            base, dtype=getattr(torch, settings.dtype), attn_implementation=settings.attention
        )
        if adapter.is_file():
            from peft import PeftModel

            model = PeftModel.from_pretrained(model, path).merge_and_unload()
    if not torch.cuda.is_available():
        from globe_trainer.models.patches_as_rows import multiply_patches

        multiply_patches(model)
    return model.eval()


def load_processor(path: str) -> Any:
    """Tokenizer and image processor. Padding is on the left, as generation needs it; nothing is ever truncated."""
    make_torchvision_importable()
    from transformers import AutoProcessor

    path = _existing(path)
    adapter = Path(path) / ADAPTER_FILE
    has_own = (Path(path) / "tokenizer_config.json").is_file() or not adapter.is_file()
    with _told(path):
        processor = AutoProcessor.from_pretrained(path if has_own else _base_of(adapter))
    processor.tokenizer.padding_side = "left"
    if processor.tokenizer.pad_token is None:
        processor.tokenizer.pad_token = processor.tokenizer.eos_token
    return processor


def image_token_ids(processor: Any) -> list[int]:
    """Ids of the tokens that stand for images and videos. A model that writes one of them breaks the next forward pass."""
    tokenizer = processor.tokenizer
    names = [processor.image_token, getattr(processor, "video_token", None)]
    names += ["<|vision_start|>", "<|vision_end|>", "<|vision_pad|>", "<|image_pad|>", "<|video_pad|>"]
    names += ["<img>", "</img>", "<IMG_CONTEXT>"]
    known = tokenizer.get_vocab()
    return sorted({known[name] for name in names if name in known})


def _existing(path: str) -> str:
    looks_local = path.startswith((".", "/", "~")) or Path(path).exists()
    expanded = Path(path).expanduser()
    if looks_local and not (expanded / "config.json").is_file() and not (expanded / ADAPTER_FILE).is_file():
        raise Problem("model-missing", f"There is no model in {path}.", "Give the folder that holds its config.json.")
    return str(expanded) if looks_local else path


def _base_of(adapter: Path) -> str:
    return str(json.loads(adapter.read_text(encoding="utf-8"))["base_model_name_or_path"])


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Turns what the libraries raise for a missing or broken checkpoint into a Problem."""
    try:
        yield
    except (OSError, ValueError, KeyError) as error:
        raise Problem(
            "model-unreadable",
            f"The model {path} cannot be loaded: {error}",
            "Check that the folder is complete and in Hugging Face form (for InternVL3, its `-hf` form).",
        ) from error
