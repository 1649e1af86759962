"""R_loc = P(yes) / (P(yes) + P(no)): how likely a reward model holds that a photo can be located by a reasoning."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from globe_trainer.answers.parse_answer import parse_answer
from globe_trainer.problems import Problem
from globe_trainer.rewards.completions import Completion, column, text_of


def share_of_yes(log_yes: float, log_no: float) -> float:
    """P(yes) / (P(yes) + P(no)), 0..1, from natural logarithms of the two: the published code's reward, on the first token."""
    if log_no - log_yes > 700:
        return 0.0
    return 1 / (1 + math.exp(log_no - log_yes))


def share_among(alternatives: Iterable[tuple[str, float]]) -> float | None:
    """
    `share_of_yes` from alternatives to the first token with their log-probabilities; spellings that differ in case or blanks are
    added up. None where neither yes nor no is among them: whoever asks must not take that for 0.
    """
    logs: dict[str, list[float]] = {"yes": [], "no": []}
    for token, log in alternatives:
        word = token.strip().lower()
        if word in logs:
            logs[word].append(log)
    yes, no = _log_sum(logs["yes"]), _log_sum(logs["no"])
    if yes == -math.inf and no == -math.inf:
        return None
    return 0.0 if yes == -math.inf else 1.0 if no == -math.inf else share_of_yes(yes, no)


def _log_sum(logs: list[float]) -> float:
    """ln Σ exp, without underflow."""
    most = max(logs, default=-math.inf)
    return most if most == -math.inf else most + math.log(sum(math.exp(log - most) for log in logs))


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Why a reward model gave no verdict."""

    reason: str


#: (photos, reasonings) → a probability for each, or why there is none. Photos are handed on as the data set has them.
Judge = Callable[[Sequence[Any], Sequence[str]], Sequence[float | Unanswered]]

#: What one process knows of photos that failed → what all processes know: groups may span them.
ShareFailures = Callable[[set[str]], set[str]]


class Loc:
    """
    R_loc of completions, for a run. Reads the columns `id` and `images` (or `image`).

    Where one completion of a photo could not be judged, none of that photo's gets a score (None): a missing part counted as 0
    would be a false advantage of its siblings. The run stops with a Problem once more than `failures_allowed` of the last
    `window` verdicts were missing, never earlier than after `window` / 10 of them: never a silent 0.
    """

    __name__ = "loc"

    def __init__(
        self,
        judge: Judge,
        failures_allowed: float = 0.05,
        window: int = 200,
        batch: int | None = None,
        share_failures: ShareFailures = lambda failed: failed,
    ) -> None:
        self._judge = judge
        self._allowed = failures_allowed
        self._batch = batch
        self._share_failures = share_failures
        self._failed = deque[bool](maxlen=window)

    @property
    def failure_share(self) -> float:
        """Of the verdicts in the window, 0..1: worth logging."""
        return sum(self._failed) / len(self._failed) if self._failed else 0.0

    def __call__(self, completions: Sequence[Completion], **columns: Any) -> list[float | None]:
        ids = column(columns, "id", "loc")
        images = columns["images"] if columns.get("images") is not None else column(columns, "image", "loc")
        verdicts = self._verdicts(images, [parse_answer(text_of(completion)).reasoning or "" for completion in completions])
        self._failed.extend(isinstance(verdict, Unanswered) for verdict in verdicts)
        self._stop_where_too_many(verdicts)
        failed = {one for one, verdict in zip(ids, verdicts, strict=True) if isinstance(verdict, Unanswered)}
        failed = self._share_failures(failed)
        return [
            None if one in failed or isinstance(verdict, Unanswered) else verdict
            for one, verdict in zip(ids, verdicts, strict=True)
        ]

    def _verdicts(self, images: Sequence[Any], reasonings: Sequence[str]) -> list[float | Unanswered]:
        step = self._batch or max(len(reasonings), 1)
        verdicts: list[float | Unanswered] = []
        for at in range(0, len(reasonings), step):
            verdicts += self._judge(images[at : at + step], reasonings[at : at + step])
        for verdict in verdicts:
            if not isinstance(verdict, Unanswered) and not 0 <= verdict <= 1:
                raise Problem(
                    "reward-model-wrong",
                    f"The reward model gave {verdict!r} as a probability.",
                    "It must be a number from 0 to 1: look at what it answers to `globe-trainer check`.",
                )
        return verdicts

    def _stop_where_too_many(self, verdicts: Sequence[float | Unanswered]) -> None:
        reasons = [verdict.reason for verdict in verdicts if isinstance(verdict, Unanswered)]
        enough = len(self._failed) >= (self._failed.maxlen or 0) / 10
        if reasons and enough and self.failure_share > self._allowed:
            raise Problem(
                "reward-model-fails",
                f"The reward model gave no verdict on {self.failure_share:.0%} of the last {len(self._failed)} completions:"
                f" {reasons[-1]}",
                "See that it runs, then start the same command again: it goes on from the last checkpoint.",
                share=round(self.failure_share, 4),
                asked=len(self._failed),
            )
