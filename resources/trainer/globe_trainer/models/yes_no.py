"""Asks a model yes or no and reads the probability off its first token: R_loc = P(yes) / (P(yes) + P(no))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from globe_trainer.models.prompts import localizability_question
from globe_trainer.problems import Problem
from globe_trainer.training.pairs import asked_inputs

#: Where yes and no together are less likely than this, the model has not answered the question.
LEAST_ANSWERED = 0.01


@dataclass(frozen=True)
class Verdict:
    #: P(yes) / (P(yes) + P(no)), 0..1.
    yes: float
    #: P(yes) + P(no), 0..1: how far the model answers in these words at all.
    answered: float


def verdicts(model: Any, processor: Any, images: Sequence[bytes], reasonings: Sequence[str], batch: int = 16) -> list[Verdict]:
    """One verdict for each photo and reasoning, `batch` at a time."""
    import torch

    yes, no = yes_no_ids(processor)
    found: list[Verdict] = []
    for start in range(0, len(images), batch):
        questions = [localizability_question(reasoning) for reasoning in reasonings[start : start + batch]]
        inputs = asked_inputs(processor, questions, images[start : start + batch])
        with torch.inference_mode():
            logits = model(**{name: tensor.to(model.device) for name, tensor in inputs.items()}).logits[:, -1]
        chances = torch.softmax(logits.float(), -1)
        for p_yes, p_no in chances[:, [yes, no]].tolist():
            answered = p_yes + p_no
            found.append(Verdict(p_yes / answered if answered > 0 else 0.5, answered))
    return found


def yes_no_ids(processor: Any) -> tuple[int, int]:
    """Ids of the first tokens of `yes` and `no`. A Problem where a vocabulary begins both alike."""
    yes, no = (processor.tokenizer(word, add_special_tokens=False)["input_ids"][0] for word in ("yes", "no"))
    if yes == no:
        raise Problem(
            "yes-and-no-alike", "The model's vocabulary begins `yes` and `no` with the same token.", "Use another base model."
        )
    return int(yes), int(no)


def ask_for_answers(found: Sequence[Verdict], names: Sequence[str], model_path: str) -> None:
    """A Problem that names the first record to which a model answers neither yes nor no."""
    for verdict, name in zip(found, names, strict=True):
        if not verdict.answered >= LEAST_ANSWERED:
            raise Problem(
                "reward-model-answers-neither",
                f"The reward model {model_path} answers neither yes nor no to the record {name}: both together have a "
                f"probability of {verdict.answered:.4f}.",
                "Give the model that `globe-trainer reward-model` trained.",
                record=name,
                answered=verdict.answered,
            )
