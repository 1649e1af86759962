"""Makes a checkpoint of half a billion random weights at 16 bits: make_folder.py FOLDER"""

from __future__ import annotations

import sys
from pathlib import Path

from globe_trainer.models.small_qwen import SmallShape, make_small_qwen
from globe_trainer.models.torchvision_on_cpu import make_torchvision_importable

make_torchvision_importable()
import torch  # noqa: E402

torch.set_default_dtype(torch.bfloat16)
shape = SmallShape(
    vocabulary=151936, width=1024, layers=24, feed_forward=4096, heads=8, heads_kv=4, vision_width=512, vision_layers=8,
    vision_feed_forward=1536, vision_heads=8,
)  # fmt: skip
make_small_qwen(shape, ["Where was this photo taken?"] * 20, Path(sys.argv[1]), seed=3)
