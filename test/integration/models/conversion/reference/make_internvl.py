"""Makes a tiny InternVL3 of the real classes: make_internvl.py FOLDER SCRIPT_FOLDER

The first as transformers saves it; the second the same under the names that llama.cpp's script expects, which knows the form of
an earlier release alone.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from globe_trainer.models.small_tokenizer import train_tokenizer
from globe_trainer.models.torchvision_on_cpu import make_torchvision_importable

make_torchvision_importable()
import torch  # noqa: E402
from safetensors.torch import load_file, save_file  # noqa: E402
from transformers import InternVLConfig, InternVLForConditionalGeneration  # noqa: E402

folder, script_folder = (Path(each) for each in sys.argv[1:])
torch.manual_seed(5)
text = {
    "model_type": "qwen2", "vocab_size": 512, "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 3,
    "num_attention_heads": 2, "num_key_value_heads": 1, "max_position_embeddings": 1024, "rms_norm_eps": 1e-6,
    "rope_parameters": {"rope_type": "default", "rope_theta": 1e6}, "architectures": ["Qwen2ForCausalLM"],
}  # fmt: skip
vision = {
    "hidden_size": 32, "intermediate_size": 96, "num_hidden_layers": 4, "num_attention_heads": 2, "image_size": [56, 56],
    "patch_size": [14, 14], "attention_bias": True, "architectures": ["InternVisionModel"],
}  # fmt: skip
model = InternVLForConditionalGeneration(
    InternVLConfig(text_config=text, vision_config=vision, downsample_ratio=0.5, tie_word_embeddings=False)
)
model.save_pretrained(folder)
train_tokenizer(["Where was this photo taken?"] * 20, 512).save_pretrained(folder)
scale = {"image_mean": [0.485, 0.456, 0.406], "image_std": [0.229, 0.224, 0.225]}
(folder / "preprocessor_config.json").write_text(json.dumps(scale), encoding="utf-8")
config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
config |= {"min_dynamic_patch": 1, "max_dynamic_patch": 12}
config["text_config"]["architectures"] = text["architectures"]
config["vision_config"]["architectures"] = vision["architectures"]
(folder / "config.json").write_text(json.dumps(config), encoding="utf-8")

shutil.copytree(folder, script_folder)
weights = load_file(folder / "model.safetensors")
renamed = {f"model.{name}" if name.startswith(("vision_tower", "multi_modal")) else name: each for name, each in weights.items()}
save_file(renamed, script_folder / "model.safetensors")
