"""The reward model behind an endpoint: a real server on loopback that answers, stumbles and refuses."""

from __future__ import annotations

import base64
import json
import math
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from globe_trainer.training.localizability_endpoint import EndpointJudge, EndpointSettings

from globe_trainer.problems import Problem
from globe_trainer.rewards.loc import Unanswered

PHOTO = b"\xff\xd8 a photo"


class Server:
    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.answer: Callable[[int], tuple[int, Any]] = lambda _: (200, said({"yes": 0.6, " Yes": 0.1, "no": 0.1, "maybe": 0.2}))
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
                status, answer = outer.answer(len(outer.asked))
                told = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def said(chances: dict[str, float]) -> dict[str, Any]:
    alternatives = [{"token": token, "logprob": math.log(chance)} for token, chance in chances.items()]
    return {"choices": [{"logprobs": {"content": [{"top_logprobs": alternatives}]}}]}


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.close()


def asked(server: Server, count: int = 1, **settings: Any) -> list[float | Unanswered]:
    return EndpointJudge(EndpointSettings(url=server.url, model="judge", **settings))([PHOTO] * count, ["a red roof"] * count)


def test_yes_in_all_its_spellings_against_no(server: Server) -> None:
    assert asked(server) == [pytest.approx(0.7 / 0.8)]
    [request] = server.asked
    assert request["path"] == "/v1/chat/completions"
    assert (request["max_tokens"], request["logprobs"], request["model"]) == (1, True, "judge")
    picture, text = request["messages"][1]["content"]
    assert base64.b64decode(picture["image_url"]["url"].split(",")[1]) == PHOTO
    assert "a red roof" in text["text"]


def test_a_stumble_is_asked_again(server: Server) -> None:
    right = server.answer
    server.answer = lambda number: (503, {}) if number == 1 else right(number)
    assert asked(server) == [pytest.approx(0.875)]
    assert len(server.asked) == 2


def test_a_refusal_is_not_asked_again_and_is_no_zero(server: Server) -> None:
    server.answer = lambda _: (401, {"error": "key"})
    [verdict] = asked(server)
    assert isinstance(verdict, Unanswered)
    assert "401" in verdict.reason
    assert len(server.asked) == 1


@pytest.mark.parametrize("answer", [said({"maybe": 1.0}), {"choices": [{"logprobs": None}]}])
def test_an_answer_with_neither_is_no_verdict(server: Server, answer: Any) -> None:
    server.answer = lambda _: (200, answer)
    assert isinstance(asked(server)[0], Unanswered)


def test_silence_ends_at_the_deadline(server: Server) -> None:
    server.answer = lambda _: (500, {})
    [verdict] = asked(server, deadline_seconds=1.0)
    assert isinstance(verdict, Unanswered)
    assert "500" in verdict.reason


def test_the_key_is_taken_from_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Problem) as caught:
        asked(server, key_variable="WHEREABOUTS_TEST_KEY")
    assert caught.value.code == "endpoint-key-missing"
    monkeypatch.setenv("WHEREABOUTS_TEST_KEY", "k")
    asked(server, key_variable="WHEREABOUTS_TEST_KEY")
    assert server.asked[-1]["key"] == "Bearer k"
