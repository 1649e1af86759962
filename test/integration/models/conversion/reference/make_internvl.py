"""Makes a tiny InternVL3 of the real classes with weights that matter: make_internvl.py FOLDER SCRIPT_FOLDER

The first as transformers saves it; the second the same under the names that llama.cpp's script expects, which knows the form of
an earlier release alone.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from globe_trainer.models.small_tokenizer import CHAT_TEMPLATE, train_tokenizer
from globe_trainer.models.torchvision_on_cpu import make_torchvision_importable

make_torchvision_importable()
import torch  # noqa: E402
from safetensors.torch import load_file, save_file  # noqa: E402
from transformers import (  # noqa: E402
    GotOcr2ImageProcessor,
    InternVLConfig,
    InternVLForConditionalGeneration,
    InternVLProcessor,
    InternVLVideoProcessor,
    Qwen2Tokenizer,
)

folder, script_folder = (Path(each) for each in sys.argv[1:])
#: One tile becomes 2 × 2 tokens.
TILE_PX, PATCH_PX, TOKENS_A_TILE = 56, 14, 4
MOST_TILES = 12

tokenizer = train_tokenizer(["Where was this photo taken?", "Rote Dächer in Zürich, 東京 в Москве."] * 20, 480)
marks = {"start_image_token": "<img>", "end_image_token": "</img>", "context_image_token": "<IMG_CONTEXT>", "video_token": "<video>"}
tokenizer.add_special_tokens({"extra_special_tokens": list(marks.values())}, replace_extra_special_tokens=False)
tokenizer.save_pretrained(folder)
tokenizer = Qwen2Tokenizer.from_pretrained(folder, extra_special_tokens=marks)
template = CHAT_TEMPLATE.replace("<|vision_start|><|image_pad|><|vision_end|>", marks["context_image_token"])
tokenizer.chat_template = template

text = {
    "model_type": "qwen2", "vocab_size": 512, "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 3,
    "num_attention_heads": 2, "num_key_value_heads": 1, "max_position_embeddings": 1024, "rms_norm_eps": 1e-6,
    "rope_parameters": {"rope_type": "default", "rope_theta": 1e6}, "architectures": ["Qwen2ForCausalLM"],
    "eos_token_id": tokenizer.eos_token_id,
}  # fmt: skip
vision = {
    "hidden_size": 32, "intermediate_size": 96, "num_hidden_layers": 4, "num_attention_heads": 2, "image_size": [TILE_PX, TILE_PX],
    "patch_size": [PATCH_PX, PATCH_PX], "attention_bias": True, "architectures": ["InternVisionModel"],
}  # fmt: skip
torch.manual_seed(5)
model = InternVLForConditionalGeneration(
    InternVLConfig(
        text_config=text,
        vision_config=vision,
        downsample_ratio=0.5,
        tie_word_embeddings=False,
        image_seq_length=TOKENS_A_TILE,
        image_token_id=tokenizer.convert_tokens_to_ids(marks["context_image_token"]),
    )
)
with torch.no_grad():
    for name, weight in model.named_parameters():
        # As in make_checkpoint.py: untrained weights are so small that neither the photo nor the words would matter.
        if "lambda_" in name:
            weight.normal_(0.5, 0.1)
        elif "embeddings." in name and "patch" not in name:
            weight.normal_(0, 0.3)
        elif weight.dim() > 1:
            adds = name.endswith(("o_proj.weight", "down_proj.weight", "projection_layer.weight", "fc2.weight"))
            weight.normal_(0, (0.25 if adds else 1.2) / weight[0].numel() ** 0.5)
        elif name.endswith("bias"):
            weight.normal_(0, 0.1)
        else:
            weight.normal_(1, 0.1)
    model.get_input_embeddings().weight.normal_(0, 0.08)
model.generation_config.eos_token_id = tokenizer.eos_token_id
model.generation_config.pad_token_id = tokenizer.pad_token_id
model.save_pretrained(folder)
tile = {"height": TILE_PX, "width": TILE_PX}
scale = {"image_mean": [0.485, 0.456, 0.406], "image_std": [0.229, 0.224, 0.225]}
InternVLProcessor(
    image_processor=GotOcr2ImageProcessor(size=tile, crop_to_patches=True, max_patches=MOST_TILES, **scale),
    tokenizer=tokenizer,
    video_processor=InternVLVideoProcessor(size=tile, **scale),
    image_seq_length=TOKENS_A_TILE,
    chat_template=template,
).save_pretrained(folder)
(folder / "preprocessor_config.json").write_text(json.dumps(scale), encoding="utf-8")
config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
config |= {"min_dynamic_patch": 1, "max_dynamic_patch": MOST_TILES}
config["text_config"]["architectures"] = text["architectures"]
config["vision_config"]["architectures"] = vision["architectures"]
(folder / "config.json").write_text(json.dumps(config), encoding="utf-8")

shutil.copytree(folder, script_folder)
weights = load_file(folder / "model.safetensors")
renamed = {f"model.{name}" if name.startswith(("vision_tower", "multi_modal")) else name: each for name, each in weights.items()}
save_file(renamed, script_folder / "model.safetensors")
