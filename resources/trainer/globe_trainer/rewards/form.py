"""The optional reward for the form that is asked for: `<think>…</think><answer>…</answer>` and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from globe_trainer.answers.parse_answer import parse_answer
from globe_trainer.rewards.completions import Completion, text_of

_FORM = re.compile(r"[ \t\r\n]*<think>(.*?)</think>[ \t\r\n]*<answer>(.*?)</answer>[ \t\r\n]*", re.DOTALL)
_TAG = re.compile("</?(?:think|answer)>")


def form_score(text: str) -> float:
    """1 where the completion has the form, with a reasoning, a country and a city in it, else 0."""
    parts = _FORM.fullmatch(text)
    if not parts or _TAG.search(parts[1]) or _TAG.search(parts[2]):
        return 0.0
    answer = parse_answer(text)
    return 0.0 if None in (answer.reasoning, answer.country, answer.city) else 1.0


def form(completions: Sequence[Completion], **_columns: Any) -> list[float | None]:
    return [form_score(text_of(completion)) for completion in completions]
