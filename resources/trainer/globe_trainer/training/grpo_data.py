"""The data set as GRPO's trainer wants it: a conversational prompt, the photo, and the columns that the rewards read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from globe_trainer.models.prompts import PromptName, question
from globe_trainer.training.pairs import decoded

#: Columns of a record that rewards are given, repeated for every completion.
_REWARD_COLUMNS = (
    "id", "accepted_countries", "accepted_cities", "visual_elements", "latitude", "longitude", "localizability",
)  # fmt: skip


def grpo_data(folder: Path, split: str, prompt: PromptName, cache: Path, count: int | None = None) -> Any:
    """A `datasets.Dataset` over the split's file, read from disk as needed. `count` takes the first so many.

    Rows hold `prompt` (messages), `image` (decoded), `encoded` (the photo's bytes) and the reward columns.
    """
    from datasets import Dataset

    asked = question(prompt)

    def shaped(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
        encoded = [images[0]["bytes"] for images in rows["images"]]
        return {
            "prompt": [[dict(message) for message in asked] for _ in encoded],
            "image": [decoded(image) for image in encoded],
            "encoded": encoded,
            **{column: rows[column] for column in _REWARD_COLUMNS},
        }

    data = Dataset.from_parquet(str(folder / f"{split}.parquet"), cache_dir=str(cache))
    if count is not None:
        data = data.select(range(min(count, len(data))))
    return data.with_transform(shaped)
