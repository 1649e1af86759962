"""The model card: what a person reads before using the model."""

from __future__ import annotations

from typing import Any

#: Of a model that knows the synthetic world alone.
DEMONSTRATION_WARNING = (
    "This model was trained on drawn pictures of an invented world. It shows how the program works. On a real photo its answer "
    "means nothing."
)


def model_card(passport: dict[str, Any], licence: str, warning: str | None) -> str:
    """Markdown with the front matter that the Hugging Face hub reads."""
    stages = "\n".join(f"{number}. `{stage['verb']}`" for number, stage in enumerate(passport["stages"], 1)) or "none"
    rewards = ", ".join(f"{name} × {weight:g}" for name, weight in passport["rewards"].items()) or "none"
    metrics = passport["metrics"] or {}
    rows = "\n".join(f"| {name} | {_shown(value)} |" for name, value in metrics.items() if isinstance(value, (int, float)))
    table = f"| figure | value |\n| --- | --- |\n{rows}\n" if rows else "Not measured.\n"
    told = f"\n> **{warning}**\n" if warning else ""
    return f"""---
license: {licence}
library_name: transformers
pipeline_tag: image-text-to-text
tags: [geolocation, globe]
---

# {passport["name"]}
{told}
A vision-language model that reasons about where a photo was taken and names country and city, in the form
`<think>…</think><answer>country: …` and `city: …</answer>`.

## How it was made

{stages}

Rewards of the last stage: {rewards}. Base model: `{passport["base"]["path"]}`. All settings, hashes and library versions are in
`passport.json`.

![Loss and rewards, step by step](curves.png)

## Measured

{table}"""


def _shown(value: float) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)
