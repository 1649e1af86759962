"""R_loc: how likely a reward model holds that the photo can be located by this reasoning. Never a silent 0."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from globe_trainer.models.loading import load_model, load_processor
from globe_trainer.models.settings import ModelSettings
from globe_trainer.models.yes_no import ask_for_answers, verdicts
from globe_trainer.problems import Problem
from globe_trainer.training.localizability_endpoint import Unanswered

#: (encoded photos, reasonings) → a probability for each, or the reason why there is none.
Judge = Callable[[Sequence[bytes], Sequence[str]], Sequence[float | Unanswered]]


def judge_in_process(model_path: str, dtype: str, batch: int) -> Judge:
    """The reward model loaded beside the trained one, on the same device."""
    import torch

    model = load_model(ModelSettings(path=model_path, dtype="bfloat16" if dtype == "bfloat16" else "float32"))
    if torch.cuda.is_available():
        model = model.to(torch.device("cuda", torch.cuda.current_device()))
    processor = load_processor(model_path)

    def judge(images: Sequence[bytes], reasonings: Sequence[str]) -> list[float]:
        found = verdicts(model, processor, images, reasonings, batch)
        ask_for_answers(found, [f"at place {index} of the batch" for index in range(len(found))], model_path)
        return [verdict.yes for verdict in found]

    return judge


class LocalizabilityReward:
    """Scores completions, group by group.

    Where one completion of a photo could not be judged, none of that photo's gets a score (None): a part counted as 0 would be
    a false advantage of its siblings. After more than `failures_allowed` such photos the run stops with the reason.
    """

    def __init__(self, judge: Judge, failures_allowed: int) -> None:
        self._judge = judge
        self._allowed = failures_allowed
        self.failures = 0
        self.asked = 0

    def __call__(self, reasonings: Sequence[str], images: Sequence[bytes], ids: Sequence[str]) -> list[float | None]:
        answers = self._judge(images, reasonings)
        failed = {name: answer for name, answer in zip(ids, answers, strict=True) if isinstance(answer, Unanswered)}
        self.asked += len(set(ids))
        self.failures += len(failed)
        if self.failures > self._allowed:
            raise Problem(
                "reward-model-fails",
                f"The reward model could not answer for {self.failures} photos: {next(iter(failed.values()))}",
                "See that it runs, then start the same command again: it goes on from the last checkpoint.",
                failures=self.failures,
            )
        return [
            None if name in failed or isinstance(answer, Unanswered) else answer for name, answer in zip(ids, answers, strict=True)
        ]
