"""Merges an adapter into its base, as PEFT does: merge_adapter.py CHECKPOINT ADAPTER FOLDER"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from globe_trainer.models.torchvision_on_cpu import make_torchvision_importable

make_torchvision_importable()
from peft import PeftModel  # noqa: E402
from transformers import Qwen2_5_VLForConditionalGeneration  # noqa: E402

checkpoint, adapter, folder = sys.argv[1:]
shutil.copytree(checkpoint, folder, ignore=shutil.ignore_patterns("model*.safetensors*"))
model = Qwen2_5_VLForConditionalGeneration.from_pretrained(checkpoint)
PeftModel.from_pretrained(model, adapter).merge_and_unload().save_pretrained(Path(folder))
