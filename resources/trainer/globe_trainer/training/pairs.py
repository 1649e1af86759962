"""Questions with their right answers, as tensors: the material of training by example. Nothing is truncated."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from PIL import Image

from globe_trainer.models.prompts import with_image
from globe_trainer.problems import Problem

#: The label of tokens whose loss does not count.
IGNORED = -100


@dataclass(frozen=True)
class Pair:
    """One photo (encoded), the messages that ask about it, and the text of the right answer."""

    id: str
    image: bytes
    messages: list[dict[str, Any]]
    answer: str


class PairCollator:
    """Pairs → the model's inputs: `input_ids`, `attention_mask`, `labels` (B, L), the processor's pixel tensors, and type ids.

    Padding is left of the question and right of the answer, as in GRPO, so that both trainings see the same positions.
    """

    def __init__(self, processor: Any, max_answer_tokens: int) -> None:
        self._processor = processor
        self._limit = max_answer_tokens
        self._end = processor.tokenizer.convert_tokens_to_ids("<|im_end|>")

    def __call__(self, pairs: Sequence[Pair]) -> dict[str, torch.Tensor]:
        asked = asked_inputs(self._processor, [pair.messages for pair in pairs], [pair.image for pair in pairs])
        answers = [self._answer_ids(pair) for pair in pairs]
        longest = max(len(ids) for ids in answers)
        pad = self._processor.tokenizer.pad_token_id
        ids = torch.tensor([answer + [pad] * (longest - len(answer)) for answer in answers])
        mask = torch.tensor([[1] * len(answer) + [0] * (longest - len(answer)) for answer in answers])
        inputs = dict(asked)
        inputs["labels"] = torch.cat([torch.full_like(asked["input_ids"], IGNORED), ids.masked_fill(mask == 0, IGNORED)], 1)
        inputs["input_ids"] = torch.cat([asked["input_ids"], ids], 1)
        inputs["attention_mask"] = torch.cat([asked["attention_mask"], mask], 1)
        if "mm_token_type_ids" in asked:
            inputs["mm_token_type_ids"] = torch.cat([asked["mm_token_type_ids"], torch.zeros_like(ids)], 1)
        return inputs

    def _answer_ids(self, pair: Pair) -> list[int]:
        ids = [*self._processor.tokenizer(pair.answer, add_special_tokens=False)["input_ids"], self._end]
        if len(ids) > self._limit:
            raise Problem(
                "answer-too-long",
                f"The answer of the record {pair.id} has {len(ids)} tokens; {self._limit} are allowed.",
                "Raise `max_answer_tokens`, or shorten the record: answers are never cut.",
                record=pair.id,
            )
        return ids


def asked_inputs(processor: Any, conversations: Sequence[list[dict[str, Any]]], images: Sequence[bytes]) -> dict[str, torch.Tensor]:
    """The inputs of a batch of questions, each about one photo, ready for an answer to follow."""
    texts = [
        processor.apply_chat_template(with_image(messages), add_generation_prompt=True, tokenize=False)
        for messages in conversations
    ]
    return dict(processor(images=[[decoded(image)] for image in images], text=texts, padding=True, return_tensors="pt"))


def decoded(image: bytes) -> Image.Image:
    return Image.open(io.BytesIO(image)).convert("RGB")


class PairDataset(torch.utils.data.Dataset):  # type: ignore[type-arg]
    """`count` pairs made on demand by `make(index)`."""

    def __init__(self, count: int, make: Callable[[int], Pair]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> Pair:
        return self._make(index)
