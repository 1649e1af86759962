"""What transformers says: the first token's log-probabilities and the greedy tokens after each photo.

ask_transformers.py CHECKPOINT TOKENS PHOTO... prints one JSON line a photo.
"""

from __future__ import annotations

import json
import sys

from globe_trainer.models.loading import load_model, load_processor
from globe_trainer.models.prompts import question, with_image
from globe_trainer.models.settings import ModelSettings

folder, count, *photos = sys.argv[1:]
model = load_model(ModelSettings(path=folder, dtype="float32"))
processor = load_processor(folder)

import torch  # noqa: E402 - after the loader has made torchvision importable
from PIL import Image  # noqa: E402

prompt = processor.apply_chat_template(with_image(question("short")), tokenize=False, add_generation_prompt=True)
for photo in photos:
    with Image.open(photo) as opened:
        inputs = processor(text=[prompt], images=[opened.convert("RGB")], return_tensors="pt")
    with torch.inference_mode():
        written = model.generate(
            **inputs, do_sample=False, max_new_tokens=int(count), return_dict_in_generate=True, output_logits=True, use_cache=True
        )
    ids = written.sequences[0, inputs["input_ids"].shape[1] :].tolist()
    print(
        json.dumps(
            {
                "promptTokens": inputs["input_ids"].shape[1],
                "grid": inputs["image_grid_thw"][0].tolist() if "image_grid_thw" in inputs else None,
                "first": torch.log_softmax(written.logits[0][0].double(), -1).tolist(),
                "greedy": ids,
            }
        )
    )
