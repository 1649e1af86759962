"""Has a model answer photos: greedily or by sampling, in batches, never writing an image token."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from globe_trainer.models.loading import image_token_ids
from globe_trainer.models.prompts import PromptName, question
from globe_trainer.training.pairs import asked_inputs


@dataclass(frozen=True)
class Answer:
    text: str
    #: Probability of the tokens that name the country, given all before: how sure the model is of it. None without an answer.
    country_probability: float | None
    tokens: int
    #: Whether the model ended by itself.
    ended: bool


def answers(
    model: Any,
    processor: Any,
    prompt: PromptName,
    images: Sequence[bytes],
    *,
    batch: int,
    max_tokens: int,
    temperature: float = 0.0,
) -> Iterator[Answer]:
    """One answer for each encoded photo, in order. Temperature 0 takes the likeliest token each time."""
    import torch

    tokenizer = processor.tokenizer
    end = {tokenizer.eos_token_id, tokenizer.convert_tokens_to_ids("<|im_end|>")}
    sampling = {"do_sample": True, "temperature": temperature} if temperature > 0 else {"do_sample": False}
    for start in range(0, len(images), batch):
        part = images[start : start + batch]
        inputs = asked_inputs(processor, [question(prompt)] * len(part), part)
        inputs = {name: tensor.to(model.device) for name, tensor in inputs.items()}
        with torch.inference_mode():
            written = model.generate(
                **inputs,
                **sampling,
                max_new_tokens=max_tokens,
                suppress_tokens=image_token_ids(processor),
                eos_token_id=sorted(end),
                pad_token_id=tokenizer.pad_token_id,
                return_dict_in_generate=True,
                output_logits=True,
            )
        ids = written.sequences[:, inputs["input_ids"].shape[1] :]
        log_p = torch.stack([torch.log_softmax(logits.float(), -1) for logits in written.logits], 1)
        chosen = log_p.gather(-1, ids.unsqueeze(-1)).squeeze(-1)
        for row, row_log_p in zip(ids.tolist(), chosen.tolist(), strict=True):
            length = next((index + 1 for index, token in enumerate(row) if token in end), len(row))
            yield Answer(
                tokenizer.decode(row[:length], skip_special_tokens=True),
                _country_probability(tokenizer, row[:length], row_log_p),
                length,
                row[length - 1] in end,
            )


def _country_probability(tokenizer: Any, ids: list[int], log_p: list[float]) -> float | None:
    pieces = tokenizer.batch_decode([[token] for token in ids])
    text, total, inside = "", 0.0, False
    for piece, one in zip(pieces, log_p, strict=False):
        before, text = text, text + piece
        if inside:
            total += one
            if "\n" in piece or "city" in piece:
                return math.exp(total)
        # The label's colon ends in a token of its own or with the name's space; what follows is the name.
        elif (
            "country:" in text[text.rfind("<answer>") :]
            and "<answer>" in text
            and "country:" not in before[before.rfind("<answer>") :]
        ):
            inside = True
    return None
