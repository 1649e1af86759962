"""Asks a reward model behind an OpenAI-compatible endpoint, with retries and a deadline for each question."""

from __future__ import annotations

import base64
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from globe_trainer.models.prompts import localizability_question
from globe_trainer.problems import Problem
from globe_trainer.rewards.loc import Unanswered, share_among
from globe_trainer.strict_reading import setting

#: The most alternatives that such endpoints tell for a token.
_ALTERNATIVES = 20
_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 15.0


@dataclass(frozen=True)
class EndpointSettings:
    url: str = setting(about="Address that ends in /v1, of a server that you run.")
    model: str = setting(about="The model's name there.")
    key_variable: str | None = setting(None, about="Name of the environment variable that holds the key, where one is needed.")
    deadline_seconds: float = setting(120.0, about="A question that is not answered by then has failed.")
    parallel: int = setting(16, about="Questions asked at once.")


class EndpointJudge:
    """(photos, reasonings) → P(yes) / (P(yes) + P(no)) for each, or the reason why there is none."""

    def __init__(self, settings: EndpointSettings) -> None:
        self._settings = settings
        self._key = _key(settings)

    def __call__(self, images: Sequence[bytes], reasonings: Sequence[str]) -> list[float | Unanswered]:
        with ThreadPoolExecutor(self._settings.parallel) as pool:
            return list(pool.map(self._ask, images, reasonings))

    def _ask(self, image: bytes, reasoning: str) -> float | Unanswered:
        until = time.monotonic() + self._settings.deadline_seconds
        pause = _FIRST_PAUSE_SECONDS
        while True:
            try:
                return verdict_in(self._request(image, reasoning, until - time.monotonic()))
            except urllib.error.HTTPError as error:
                if 400 <= error.code < 500 and error.code not in (408, 429):
                    # Asking the same again would be refused again.
                    return Unanswered(f"{self._settings.url} refuses the question: {error.code} {error.reason}")
                reason = f"{error.code} {error.reason}"
            except (OSError, ValueError) as error:
                reason = str(error)
            if time.monotonic() + pause >= until:
                return Unanswered(f"{self._settings.url} gave no answer in {self._settings.deadline_seconds:g} s: {reason}")
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)

    def _request(self, image: bytes, reasoning: str, seconds: float) -> Any:
        system, user = localizability_question(reasoning)
        picture = {"type": "image_url", "image_url": {"url": f"data:image/jpeg;base64,{base64.b64encode(image).decode()}"}}
        body = {
            "model": self._settings.model,
            "messages": [system, {"role": "user", "content": [picture, {"type": "text", "text": user["content"]}]}],
            "max_tokens": 1,
            "temperature": 0,
            "logprobs": True,
            "top_logprobs": _ALTERNATIVES,
        }
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {self._key}"} if self._key else {})}
        request = urllib.request.Request(
            f"{self._settings.url.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers, method="POST"
        )
        with urllib.request.urlopen(request, timeout=max(seconds, 0.001)) as response:
            return json.loads(response.read())


def verdict_in(answer: Any) -> float | Unanswered:
    """The verdict from the alternatives to the first token; why there is none where neither yes nor no is among them."""
    try:
        alternatives = [
            (str(one["token"]), float(one["logprob"])) for one in answer["choices"][0]["logprobs"]["content"][0]["top_logprobs"]
        ]
    except (KeyError, IndexError, TypeError):
        return Unanswered("the answer tells no probabilities of its first token (`logprobs` must be supported)")
    share = share_among(alternatives)
    return Unanswered("the answer begins with neither yes nor no") if share is None else share


def _key(settings: EndpointSettings) -> str | None:
    if settings.key_variable is None:
        return None
    key = os.environ.get(settings.key_variable)
    if not key:
        raise Problem(
            "endpoint-key-missing",
            f"The environment variable {settings.key_variable}, which should hold the endpoint's key, is not set.",
            "Set it where the run is started, or leave `key_variable` out.",
        )
    return key
