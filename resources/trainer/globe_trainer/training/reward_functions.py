"""The rewards as TRL calls them: each timed under its own name, and with what is worth watching logged beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from globe_trainer.answers.parse_answer import parse_answer
from globe_trainer.evaluation.places import places_of_gazetteer
from globe_trainer.lexicon.claims import claimed_keys
from globe_trainer.lexicon.fold_name import fold_name
from globe_trainer.rewards.completions import RewardFunction, text_of
from globe_trainer.rewards.distance import Locate
from globe_trainer.rewards.distance import distance as distance_reward
from globe_trainer.rewards.form import form as form_reward
from globe_trainer.rewards.geo import accepted
from globe_trainer.rewards.geo import geo as geo_reward
from globe_trainer.rewards.loc import Judge, Loc
from globe_trainer.rewards.loc_endpoint import EndpointJudge
from globe_trainer.rewards.vis import vis as vis_reward
from globe_trainer.training.grpo_settings import RewardSettings
from globe_trainer.training.localizability import judge_in_process
from globe_trainer.training.step_clock import StepClock


def reward_functions(settings: RewardSettings, clock: StepClock, dtype: str) -> tuple[list[RewardFunction], list[float]]:
    """The functions and their λ. A first one of weight 0 watches what is right and how much is named, whatever is rewarded."""
    functions: list[RewardFunction] = [_watching()]
    locate = places_of_gazetteer(Path(settings.gazetteer), fold_name).find if settings.gazetteer else None
    lambdas = [0.0]
    for name, weight in zip(settings.names, settings.lambdas, strict=True):
        functions.append(_timed(name, _reward(name, settings, dtype, locate), clock))
        lambdas.append(weight)
    return functions, lambdas


def _reward(name: str, settings: RewardSettings, dtype: str, locate: Locate | None) -> RewardFunction:
    if name == "geo":
        return lambda completions, **columns: geo_reward(
            completions, alpha=settings.alpha, region_credit=settings.region_credit, locate=locate, **columns
        )
    if name == "loc":
        loc = Loc(_judge(settings, dtype), settings.failures_allowed, share_failures=_known_to_all)
        # The photos as they are in the file: what judges read and send.
        return lambda completions, **columns: loc(completions, **{**columns, "images": columns["encoded"]})
    if name == "distance":
        assert locate is not None, "asked for by the settings themselves"
        return lambda completions, **columns: distance_reward(
            completions, locate=locate, scale_km=settings.distance_scale_km, **columns
        )
    return {"vis": vis_reward, "format": form_reward}[name]


def _judge(settings: RewardSettings, dtype: str) -> Judge:
    if settings.endpoint is not None:
        return EndpointJudge(settings.endpoint)
    assert settings.reward_model is not None, "asked for by the settings themselves"
    return judge_in_process(settings.reward_model, dtype, settings.reward_model_batch)


def _known_to_all(failed: set[str]) -> set[str]:
    """Photos that failed in any process: a group's completions may be shared out over several."""
    import torch

    if not (torch.distributed.is_available() and torch.distributed.is_initialized()):
        return failed
    gathered: list[set[str]] = [set()] * torch.distributed.get_world_size()
    torch.distributed.all_gather_object(gathered, failed)
    return set().union(*gathered)


def _timed(name: str, reward: RewardFunction, clock: StepClock) -> RewardFunction:
    def timed(completions: Sequence[Any], **columns: Any) -> list[float | None]:
        with clock.reward(name):
            return reward(completions, **columns)

    # TRL names a reward's metrics by its function.
    timed.__name__ = name
    return timed


def _watching() -> RewardFunction:
    def watched(
        completions: Sequence[Any], *, log_extra: Callable[..., None], log_metric: Callable[..., None], **columns: Any
    ) -> list[float | None]:
        answers = [parse_answer(text_of(completion)) for completion in completions]
        right = [
            answer.country is not None and fold_name(answer.country) in accepted(names)
            for answer, names in zip(answers, columns["accepted_countries"], strict=True)
        ]
        log_extra("photo", list(columns["id"]))
        log_metric("country_right", sum(right) / len(right))
        log_metric("entities", sum(len(claimed_keys(answer.reasoning or "")) for answer in answers) / len(answers))
        log_metric("readable", sum(answer.country is not None for answer in answers) / len(answers))
        return [0.0] * len(answers)

    return watched
