"""Makes a tiny Qwen2.5-VL of the real classes with weights that matter: make_checkpoint.py FOLDER DTYPE SHARD_SIZE SEED [TEXTS]

TEXTS is a JSON list of lines to learn a larger vocabulary on.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

from globe_trainer.models.small_qwen import TINY, make_small_qwen

folder, dtype, shard_size, seed, *given = sys.argv[1:]
#: Rows of whole blocks of 256, eight layers, and four heads to a key, so that every rule of the quantiser has its case. llama.cpp's
#: script maps the merger's layers by the number of blocks: with fewer than three it finds no name for the last.
shape = dataclasses.replace(
    TINY, layers=8, width=256, feed_forward=768, heads=4, heads_kv=1, vision_layers=4, vision_feed_forward=96, image_px=168
)
texts = [
    "Where was this photo taken? Rote Dächer in Zürich, 東京 в Москве.",
    "it's the 1st of May 2026; we've seen nothing\n\n  of it",
]
if given:
    texts = json.loads(Path(given[0]).read_text(encoding="utf-8"))
    shape = dataclasses.replace(shape, vocabulary=4096)
make_small_qwen(shape, texts * (1 if given else 50), Path(folder), int(seed))

import torch  # noqa: E402 - after the maker has made torchvision importable
from transformers import Qwen2_5_VLForConditionalGeneration  # noqa: E402

model = Qwen2_5_VLForConditionalGeneration.from_pretrained(folder)
torch.manual_seed(int(seed))
with torch.no_grad():
    for name, weight in model.named_parameters():
        # As untrained weights come they are so small that neither the photo nor the words would matter.
        if weight.dim() > 1:
            # As GPT-2 scales what each block adds: else rounding grows from block to block, and no two ways of computing agree.
            adds = name.endswith(("o_proj.weight", "down_proj.weight", "attn.proj.weight"))
            weight.normal_(0, (0.25 if adds else 1.2) / weight[0].numel() ** 0.5)
        elif name.endswith("bias"):
            weight.normal_(0, 0.1)
        else:
            weight.normal_(1, 0.1)
    # The embedding is the output too: large enough for clear choices, small enough that a token does not simply call for itself.
    model.get_input_embeddings().weight.normal_(0, 0.08)
for each in Path(folder).glob("model*.safetensors"):
    each.unlink()
model.to(getattr(torch, dtype)).save_pretrained(folder, max_shard_size=shard_size)
