"""What TRL hands to a reward: completions as text or as messages, and the columns of the data set beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from globe_trainer.problems import Problem

#: A completion as it was written, or as the messages of a conversation.
Completion = str | Sequence[dict[str, Any]]

#: Called with `completions` and every column of the data set by name, each as long as `completions`. None is “cannot be told”.
RewardFunction = Callable[..., list[float | None]]


def text_of(completion: Completion) -> str:
    """The words of a completion: of a conversation, what all its messages say."""
    if isinstance(completion, str):
        return completion
    if len(completion) == 1 and isinstance(completion[0]["content"], str):
        return completion[0]["content"]
    return "".join(_content_of(message["content"]) for message in completion)


def _content_of(content: Any) -> str:
    if isinstance(content, str):
        return content
    return "".join(part.get("text") or "" for part in content or ())


def column(columns: dict[str, Any], name: str, reward: str) -> Sequence[Any]:
    """One column of the data set. Raises a Problem that names it where the data set has none."""
    found = columns.get(name)
    if found is None:
        raise Problem(
            "reward-column-missing",
            f"The data set has no column `{name}`, which the reward `{reward}` reads.",
            "Build the data set again with this column, or take the reward out of the configuration.",
            column=name,
            reward=reward,
        )
    values: Sequence[Any] = found
    return values
