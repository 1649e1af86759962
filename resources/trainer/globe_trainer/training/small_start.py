"""The start of a small model that is trained from nothing: random weights, and a vocabulary learnt on the data set's texts."""

from __future__ import annotations

from pathlib import Path

from globe_trainer.models.prompts import answer, localizability_question, question
from globe_trainer.models.small_qwen import SmallShape, make_small_qwen
from globe_trainer.records import Record
from globe_trainer.training.checkpoints import COMPLETE, seal


def make_start(shape: SmallShape, path: Path, records: list[Record], seed: int) -> None:
    """Writes the model to `path` in Hugging Face form, once: what is there whole is kept."""
    if (path / COMPLETE).is_file():
        return
    make_small_qwen(shape, vocabulary_texts(records), path, seed)
    seal(path)


def vocabulary_texts(records: list[Record]) -> list[str]:
    """All that a small model reads and writes, the questions as often as the answers, so that both become few tokens."""
    texts: list[str] = []
    for record in records:
        texts.append(answer(record.response, record.country, record.city))
        for messages in (question("short"), localizability_question(record.response)):
            texts += [f"<|im_start|>{message['role']}\n{message['content']}" for message in messages]
        texts += ["<|im_start|>assistant\n", "yes", "no"]
    return texts
