"""Makes a small Qwen2.5-VL from nothing, of the real classes: what the demonstration trains on two processor cores.

Its shape keeps to what llama.cpp asks of this architecture: full-attention blocks evenly spaced, windows of 112 px, every row
that is quantised a multiple of 32 long, and nowhere a feed-forward as wide as the layer (its loader would take up for down).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from globe_trainer.models.small_tokenizer import train_tokenizer
from globe_trainer.models.torchvision_on_cpu import make_torchvision_importable
from globe_trainer.problems import Problem
from globe_trainer.strict_reading import setting

PATCH_PX = 14
WINDOW_PX = 112
MERGED_PATCHES = 2
#: One token of the language model is this many pixels wide and high.
TOKEN_PX = PATCH_PX * MERGED_PATCHES
#: Qwen's quantised rows come in blocks of this many numbers (Q8_0).
BLOCK = 32


@dataclass(frozen=True)
class SmallShape:
    vocabulary: int = setting(2048, about="Tokens, special ones included.")
    width: int = setting(256, about="Length of the language model's vectors.")
    layers: int = setting(6, about="Layers of the language model.")
    feed_forward: int = setting(704, about="Width of its feed-forward layers.")
    heads: int = setting(8, about="Attention heads of the language model.")
    heads_kv: int = setting(4, about="Heads that keys and values have.")
    vision_width: int = setting(192, about="Length of the image tower's vectors.")
    vision_layers: int = setting(6, about="Blocks of the image tower.")
    vision_feed_forward: int = setting(512, about="Width of its feed-forward layers.")
    vision_heads: int = setting(6, about="Attention heads of the image tower.")
    full_attention_every: int = setting(2, about="Every n-th block looks at the whole image, the others at windows.")
    image_px: int = setting(168, about="Photos are resized to at most the area of a square of this side, in pixels.")
    context: int = setting(2048, about="Longest sequence, in tokens.")

    def __post_init__(self) -> None:
        widths = ("vocabulary", "width", "feed_forward", "vision_width", "vision_feed_forward")
        wrong = [name for name in widths if getattr(self, name) % BLOCK]
        wrong += [] if self.width % self.heads == 0 and (self.width // self.heads) in (32, 64, 128) else ["heads"]
        wrong += [] if self.heads % self.heads_kv == 0 and (self.width // self.heads * self.heads_kv) % BLOCK == 0 else ["heads_kv"]
        wrong += (
            []
            if self.vision_width % self.vision_heads == 0 and (self.vision_width // self.vision_heads) % 8 == 0
            else ["vision_heads"]
        )
        wrong += [] if self.vision_layers % self.full_attention_every == 0 else ["full_attention_every"]
        wrong += [] if self.image_px % TOKEN_PX == 0 else ["image_px"]
        wrong += ["vision_feed_forward"] if self.vision_feed_forward == self.vision_width else []
        if wrong:
            raise Problem(
                "small-shape-wrong",
                f"A small model of this shape could not be turned into a GGUF: {', '.join(dict.fromkeys(wrong))}.",
                "Widths and vocabulary in multiples of 32; heads of 32, 64 or 128; blocks a multiple of `full_attention_every`; "
                f"`image_px` a multiple of {TOKEN_PX}; `vision_feed_forward` unlike `vision_width`.",
            )


#: Small enough for a test to train in a second.
TINY = SmallShape(
    vocabulary=512, width=64, layers=2, feed_forward=96, heads=2, heads_kv=1, vision_width=32, vision_layers=2,
    vision_feed_forward=64, vision_heads=2, image_px=56, context=1024,
)  # fmt: skip


def make_small_qwen(shape: SmallShape, texts: Iterable[str], folder: Path, seed: int) -> None:
    """Writes model and processor in Hugging Face form: random weights, a vocabulary learnt on `texts`."""
    make_torchvision_importable()
    import torch
    from transformers import Qwen2_5_VLForConditionalGeneration

    tokenizer = train_tokenizer(texts, shape.vocabulary)
    torch.manual_seed(seed)
    model = Qwen2_5_VLForConditionalGeneration(_configuration(shape, tokenizer))
    model.generation_config.eos_token_id = tokenizer.eos_token_id
    model.generation_config.pad_token_id = tokenizer.pad_token_id
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    _processor(shape, tokenizer).save_pretrained(folder)


def _configuration(shape: SmallShape, tokenizer: Any) -> Any:
    from transformers import Qwen2_5_VLConfig

    half_head = shape.width // shape.heads // 2
    # Time a quarter, height and width the rest in halves, as in Qwen2.5-VL (16, 24, 24 of 64).
    sections = [half_head // 4, half_head * 3 // 8, half_head * 3 // 8]
    ids = tokenizer.convert_tokens_to_ids
    return Qwen2_5_VLConfig(
        text_config={
            "vocab_size": shape.vocabulary,
            "hidden_size": shape.width,
            "intermediate_size": shape.feed_forward,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "num_key_value_heads": shape.heads_kv,
            "max_position_embeddings": shape.context,
            "rms_norm_eps": 1e-6,
            "rope_parameters": {"rope_type": "default", "rope_theta": 1e6, "mrope_section": sections},
            "bos_token_id": ids("<|endoftext|>"),
            "eos_token_id": tokenizer.eos_token_id,
            "pad_token_id": tokenizer.pad_token_id,
        },
        vision_config={
            "depth": shape.vision_layers,
            "hidden_size": shape.vision_width,
            "intermediate_size": shape.vision_feed_forward,
            "num_heads": shape.vision_heads,
            "out_hidden_size": shape.width,
            "patch_size": PATCH_PX,
            "spatial_merge_size": MERGED_PATCHES,
            "temporal_patch_size": 2,
            "window_size": WINDOW_PX,
            "fullatt_block_indexes": list(range(shape.full_attention_every - 1, shape.vision_layers, shape.full_attention_every)),
        },
        image_token_id=ids("<|image_pad|>"),
        video_token_id=ids("<|video_pad|>"),
        vision_start_token_id=ids("<|vision_start|>"),
        vision_end_token_id=ids("<|vision_end|>"),
        tie_word_embeddings=True,
    )


def _processor(shape: SmallShape, tokenizer: Any) -> Any:
    from transformers import Qwen2_5_VLProcessor, Qwen2VLImageProcessor, Qwen2VLVideoProcessor

    pixels = {"shortest_edge": TOKEN_PX * TOKEN_PX * 4, "longest_edge": shape.image_px * shape.image_px}
    return Qwen2_5_VLProcessor(
        image_processor=Qwen2VLImageProcessor(size=pixels, patch_size=PATCH_PX, merge_size=MERGED_PATCHES),
        tokenizer=tokenizer,
        video_processor=Qwen2VLVideoProcessor(size=pixels, patch_size=PATCH_PX, merge_size=MERGED_PATCHES),
        chat_template=tokenizer.chat_template,
    )
