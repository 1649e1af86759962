"""Expected failures, told in the same three parts as everywhere in Whereabouts."""

from __future__ import annotations


class Problem(Exception):
    """What went wrong and what to do about it. `details` are plain facts: strings, numbers, booleans."""

    def __init__(self, code: str, message: str, remedy: str, **details: str | float | bool) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy
        self.details = details


class Problems(Exception):
    """Several at once, so that a data set with ten faults is mended in one go, not in ten."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems
