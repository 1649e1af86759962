"""Makes a PEFT LoRA over the language layers, with weights that matter: make_adapter.py CHECKPOINT FOLDER DTYPE RSLORA"""

from __future__ import annotations

import sys

from globe_trainer.models.torchvision_on_cpu import make_torchvision_importable

make_torchvision_importable()
import torch  # noqa: E402
from peft import LoraConfig, get_peft_model  # noqa: E402
from transformers import Qwen2_5_VLForConditionalGeneration  # noqa: E402

checkpoint, folder, dtype, rslora = sys.argv[1:]
model = Qwen2_5_VLForConditionalGeneration.from_pretrained(checkpoint)
targets = r".*language_model.*\.(q_proj|k_proj|v_proj|o_proj|gate_proj|up_proj|down_proj)"
adapted = get_peft_model(model, LoraConfig(r=8, lora_alpha=12, use_rslora=rslora == "1", target_modules=targets))
torch.manual_seed(11)
with torch.no_grad():
    for name, weight in adapted.named_parameters():
        if "lora_" in name:
            weight.normal_(0, 0.1)
adapted.to(getattr(torch, dtype)).save_pretrained(folder)
