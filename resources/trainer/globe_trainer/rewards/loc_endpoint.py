"""Asks a reward model behind an OpenAI-compatible endpoint: several questions at once, each with retries until its deadline."""

from __future__ import annotations

import base64
import http.client
import json
import os
import socket
import threading
import time
import urllib.parse
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
#: Below this much time another attempt is not worth beginning.
_LEAST_SECONDS = 0.01
#: An answer of one token is a few kilobytes.
_LONGEST_ANSWER_BYTES = 1 << 20
#: Of the refusals, those that may not last: request timeout, conflict, too early, too many requests.
_WORTH_RETRYING = frozenset({408, 409, 425, 429})


@dataclass(frozen=True)
class EndpointSettings:
    url: str = setting(about="Address that ends in /v1, of a server that you run.")
    model: str = setting(about="The model's name there.")
    key_variable: str | None = setting(None, about="Name of the environment variable that holds the key, where one is needed.")
    deadline_seconds: float = setting(120.0, about="A question that is not answered by then has failed.")
    attempt_seconds: float = setting(60.0, about="An attempt that takes longer is given up, and the question asked again.")
    parallel: int = setting(16, about="Questions asked at once.")

    def __post_init__(self) -> None:
        address = urllib.parse.urlsplit(self.url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise Problem("endpoint-url-wrong", f"`{self.url}` is no web address.", "For example http://127.0.0.1:8000/v1.")
        if min(self.deadline_seconds, self.attempt_seconds) <= 0 or self.parallel < 1:
            raise Problem("endpoint-settings-wrong", "An endpoint needs time, and at least one question at once.", "Raise them.")


class EndpointJudge:
    """
    (encoded photos, reasonings) → P(yes) / (P(yes) + P(no)) for each, or the reason why there is none.

    Asks the address itself, whatever proxy the environment names: photos go where the configuration says and nowhere else.
    """

    def __init__(self, settings: EndpointSettings, first_pause_seconds: float = _FIRST_PAUSE_SECONDS) -> None:
        self._settings = settings
        self._address = urllib.parse.urlsplit(settings.url.rstrip("/") + "/chat/completions")
        self._key = _key(settings)
        self._first_pause = first_pause_seconds

    def __call__(self, images: Sequence[bytes], reasonings: Sequence[str]) -> list[float | Unanswered]:
        with ThreadPoolExecutor(self._settings.parallel) as pool:
            return list(pool.map(self._ask, images, reasonings))

    def _ask(self, image: bytes, reasoning: str) -> float | Unanswered:
        body = json.dumps(self._question(image, reasoning)).encode()
        until = time.monotonic() + self._settings.deadline_seconds
        pause = self._first_pause
        reason = "there was no time to ask"
        while (left := until - time.monotonic()) > _LEAST_SECONDS:
            wait = pause
            try:
                status, said_wait, answer = self._attempt(body, min(left, self._settings.attempt_seconds))
                if status == http.client.OK:
                    return verdict_in(json.loads(answer))
                reason = f"HTTP {status}: {answer[:200].decode('utf-8', 'replace').strip()}"
                if status < 500 and status not in _WORTH_RETRYING:
                    # Asking the same again would be refused again.
                    return Unanswered(f"{self._settings.url} refuses the question: {reason}")
                wait = max(pause, said_wait)
            except (OSError, ValueError, http.client.HTTPException) as error:
                reason = str(error) or type(error).__name__
            if time.monotonic() + wait >= until:
                break
            time.sleep(wait)
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
        return Unanswered(f"{self._settings.url} gave no answer in {self._settings.deadline_seconds:g} s: {reason}")

    def _question(self, image: bytes, reasoning: str) -> dict[str, Any]:
        system, user = localizability_question(reasoning)
        picture = {"type": "image_url", "image_url": {"url": f"data:image/jpeg;base64,{base64.b64encode(image).decode()}"}}
        return {
            "model": self._settings.model,
            "messages": [system, {"role": "user", "content": [picture, {"type": "text", "text": user["content"]}]}],
            "max_tokens": 1,
            "temperature": 0,
            "logprobs": True,
            "top_logprobs": _ALTERNATIVES,
        }

    def _attempt(self, body: bytes, seconds: float) -> tuple[int, float, bytes]:
        """Status, seconds that the server asks to wait, and what it says. Ends after `seconds` even where bytes keep dripping."""
        kind = http.client.HTTPSConnection if self._address.scheme == "https" else http.client.HTTPConnection
        connection = kind(self._address.hostname or "", self._address.port, timeout=seconds)
        late = threading.Event()
        watch = threading.Timer(seconds, _hang_up, (connection, late))
        watch.daemon = True
        watch.start()
        try:
            headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {self._key}"} if self._key else {})}
            connection.request("POST", self._address.path, body, headers)
            response = connection.getresponse()
            return response.status, _seconds_in(response.getheader("Retry-After")), response.read(_LONGEST_ANSWER_BYTES)
        except (OSError, http.client.HTTPException) as error:
            if late.is_set():
                raise TimeoutError(f"an attempt took longer than {seconds:.3g} s") from error
            raise
        finally:
            watch.cancel()
            connection.close()


def _hang_up(connection: http.client.HTTPConnection, late: threading.Event) -> None:
    late.set()
    if isinstance(connection.sock, socket.socket):
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            # It was closed in this very moment.
            return


def _seconds_in(retry_after: str | None) -> float:
    """Of a `Retry-After` in seconds; one with a date is not waited for longer than otherwise."""
    return float(retry_after) if retry_after is not None and retry_after.isascii() and retry_after.isdigit() else 0.0


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
