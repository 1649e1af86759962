"""R_geo = I[country]·(α·I[city] + (1−α)): the answer's names against the names that the record accepts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from globe_trainer.answers.parse_answer import Answer, parse_answer
from globe_trainer.lexicon.fold_name import fold_name
from globe_trainer.records import truth_in
from globe_trainer.rewards.completions import Completion, column, text_of
from globe_trainer.rewards.distance import Locate

#: The published code rewards the country alone with 0.2.
ALPHA = 0.8


def geo_score(
    answer: Answer, countries: frozenset[str], cities: frozenset[str], alpha: float = ALPHA, region: float = 0.0
) -> float:
    """
    0..1. `countries` and `cities` are folded (`accepted`); a name is right where its folded form is one of them, and never by a
    part of it. `region` is what counts for a city that is wrong: ours, 0 in the paper.
    """
    if answer.country is None or fold_name(answer.country) not in countries:
        return 0.0
    city = 1.0 if answer.city is not None and fold_name(answer.city) in cities else region
    return alpha * city + (1 - alpha)


def accepted(names: Sequence[str]) -> frozenset[str]:
    """The folded forms of a record's accepted names."""
    return frozenset(folded for name in names if (folded := fold_name(name)))


def geo(
    completions: Sequence[Completion],
    *,
    alpha: float = ALPHA,
    region_credit: float = 0.0,
    locate: Locate | None = None,
    **columns: Any,
) -> list[float | None]:
    """
    R_geo of each completion. Reads the columns `accepted_countries` and `accepted_cities`. With `region_credit` (ours, off by
    default) a wrong city in the right region counts as that share of a right one; that reads `solution` and needs `locate`.
    """
    all_countries = column(columns, "accepted_countries", "geo")
    all_cities = column(columns, "accepted_cities", "geo")
    truths = column(columns, "solution", "geo") if region_credit else None
    remembered = _Remembered()
    scores: list[float | None] = []
    for i, completion in enumerate(completions):
        answer = parse_answer(text_of(completion))
        countries, cities = remembered.accepted(all_countries[i]), remembered.accepted(all_cities[i])
        region = 0.0
        if truths is not None and locate is not None:
            region = region_credit * _in_right_region(answer, truths[i], locate)
        scores.append(geo_score(answer, countries, cities, alpha, region))
    return scores


def _in_right_region(answer: Answer, solution: str, locate: Locate) -> bool:
    if answer.country is None or answer.city is None:
        return False
    named, truth = locate(answer.country, answer.city), locate(*truth_in(solution))
    return named is not None and truth is not None and named.region is not None and named.region == truth.region


class _Remembered:
    """Folded names by list: the completions of a group share theirs."""

    def __init__(self) -> None:
        self._folded: dict[tuple[str, ...], frozenset[str]] = {}

    def accepted(self, names: Sequence[str]) -> frozenset[str]:
        key = tuple(names)
        found = self._folded.get(key)
        if found is None:
            found = self._folded[key] = accepted(key)
        return found
