"""The reward model behind an endpoint, against a real server that fails in many ways."""

import base64
import json
import math
import os
import socket
import threading
import time
import unittest
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from globe_trainer.problems import Problem
from globe_trainer.rewards.loc import Loc, Unanswered
from globe_trainer.rewards.loc_endpoint import EndpointJudge, EndpointSettings


def alternatives(*pairs: tuple[str, float]) -> dict[str, Any]:
    told = [{"token": token, "logprob": math.log(probability)} for token, probability in pairs]
    return {"choices": [{"logprobs": {"content": [{"top_logprobs": told}]}}]}


def in_json(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()


YES_IN_FOUR = alternatives(("Yes", 0.6), ("No", 0.2))
ODD_ANSWERS: dict[str, tuple[Any, ...]] = {
    "wait": (b"busy", 429, {"Retry-After": "1"}),
    "redirect": (b"", 302, {"Location": "http://127.0.0.1:9/"}),
    "garbage": (b"<html>not json</html>",),
    "no probabilities": (in_json({"choices": [{"message": {"content": "Yes"}}]}),),
    "neither": (in_json(alternatives(("Maybe", 0.9))),),
}
ODD_BYTES = {
    "half": b'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"choices"',
    "no protocol": b"\x16\x03\x01 hello\r\n\r\n",
}


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        self.done = threading.Event()

    def handle_error(self, *_: Any) -> None:
        """Whoever gives an answer up hangs up."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    """Does what the reasoning says: `once 503`, `drip`, `garbage`, …"""

    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Says nothing: the tests look at what was asked."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        said = body["messages"][1]["content"][1]["text"].split("\n")[0].removeprefix("Reasoning: ")
        with self.server.lock:
            self.server.asked[said] += 1
            self.server.bodies.append(body)
            self.server.headers.append(dict(self.headers))
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
            first_time = self.server.asked[said] == 1
        try:
            self.behave(said.removeprefix("once ") if first_time or not said.startswith("once ") else "well")
        finally:
            with self.server.lock:
                self.server.at_once -= 1

    def behave(self, how: str) -> None:
        self.close_connection = True
        if how == "slowly":
            time.sleep(0.05)
        if how.isdigit():
            self.answer(b'{"error": "as asked"}', int(how))
        elif how in ODD_ANSWERS:
            self.answer(*ODD_ANSWERS[how])
        elif how in ODD_BYTES:
            self.wfile.write(ODD_BYTES[how])
        elif how == "hang up":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif how == "silence":
            self.server.done.wait(30)
        elif how == "drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
            while not self.server.done.wait(0.05):
                self.wfile.write(b" ")
                self.wfile.flush()
        else:
            self.answer(in_json(YES_IN_FOUR))

    def answer(self, body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.done.set()
        server.shutdown()
        server.server_close()


class Judging(unittest.TestCase):
    def setUp(self) -> None:
        context = serving()
        self.server = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)

    def judge(self, *reasonings: str, **settings: Any) -> list[float | Unanswered]:
        given = {"deadline_seconds": 20.0, "attempt_seconds": 10.0, "parallel": 4, **settings}
        judge = EndpointJudge(EndpointSettings(self.server.url, "theta", **given), first_pause_seconds=0.02)
        return judge([b"photo"] * len(reasonings), list(reasonings))

    def reason(self, *reasonings: str, **settings: Any) -> str:
        (verdict,) = self.judge(*reasonings, **settings)
        assert isinstance(verdict, Unanswered)
        return verdict.reason

    def test_the_share_of_yes_comes_back_in_the_order_of_the_questions(self) -> None:
        verdicts = self.judge("slowly", "well", "neither", "well")
        self.assertEqual([isinstance(verdict, float) for verdict in verdicts], [True, True, False, True])
        self.assertAlmostEqual(verdicts[0], 0.75, places=12)  # type: ignore[arg-type]

    def test_the_photo_and_the_question_are_sent_as_they_are(self) -> None:
        self.judge("well")
        (body,) = self.server.bodies
        picture, text = body["messages"][1]["content"]
        self.assertEqual(base64.b64decode(picture["image_url"]["url"].removeprefix("data:image/jpeg;base64,")), b"photo")
        self.assertTrue(text["text"].startswith("Reasoning: well"))
        self.assertEqual((body["model"], body["max_tokens"], body["logprobs"]), ("theta", 1, True))

    def test_what_may_pass_is_asked_again(self) -> None:
        for trouble in ("500", "503", "408", "429", "garbage", "hang up", "half", "no protocol"):
            with self.subTest(trouble):
                (verdict,) = self.judge(f"once {trouble}")
                self.assertIsInstance(verdict, float)
                self.assertEqual(self.server.asked[f"once {trouble}"], 2)

    def test_a_server_that_asks_to_wait_is_waited_for(self) -> None:
        started = time.monotonic()
        (verdict,) = self.judge("once wait")
        self.assertIsInstance(verdict, float)
        self.assertGreaterEqual(time.monotonic() - started, 1.0)

    def test_what_is_refused_is_not_asked_again(self) -> None:
        for refusal in ("400", "401", "404", "413", "redirect"):
            with self.subTest(refusal):
                self.assertIn("refuses", self.reason(refusal))
                self.assertEqual(self.server.asked[refusal], 1)

    def test_an_answer_without_yes_or_no_is_no_verdict(self) -> None:
        self.assertIn("neither yes nor no", self.reason("neither"))
        self.assertIn("logprobs", self.reason("no probabilities"))

    def test_what_goes_on_failing_ends_at_the_deadline_with_its_reason(self) -> None:
        self.assertIn("HTTP 503", self.reason("503", deadline_seconds=0.3))
        self.assertGreater(self.server.asked["503"], 1)

    def test_a_server_that_says_nothing_or_drips_is_given_up(self) -> None:
        for trouble in ("silence", "drip"):
            with self.subTest(trouble):
                self.assertIn("no answer in", self.reason(trouble, deadline_seconds=2.0, attempt_seconds=0.3))
                self.assertGreater(self.server.asked[trouble], 1)

    def test_no_more_questions_are_open_at_once_than_allowed(self) -> None:
        self.judge(*["slowly"] * 12, parallel=3)
        self.assertEqual(self.server.asked["slowly"], 12)
        self.assertLessEqual(self.server.most_at_once, 3)

    def test_a_proxy_of_the_environment_gets_nothing(self) -> None:
        os.environ["http_proxy"] = "http://127.0.0.1:9"
        self.addCleanup(os.environ.pop, "http_proxy")
        self.assertIsInstance(self.judge("well")[0], float)

    def test_the_key_is_taken_from_the_environment(self) -> None:
        with self.assertRaises(Problem) as raised:
            self.judge("well", key_variable="THETA_TEST_KEY")
        self.assertEqual(raised.exception.code, "endpoint-key-missing")
        os.environ["THETA_TEST_KEY"] = "secret"
        self.addCleanup(os.environ.pop, "THETA_TEST_KEY")
        self.judge("well", key_variable="THETA_TEST_KEY")
        self.assertEqual(self.server.headers[0]["Authorization"], "Bearer secret")

    def test_a_photo_of_which_one_question_failed_gets_no_reward_at_all(self) -> None:
        judge = EndpointJudge(EndpointSettings(self.server.url, "theta", parallel=4), first_pause_seconds=0.02)
        completions = [f"<think>{how}</think><answer>country: A\ncity: B</answer>" for how in ("well", "400", "well", "well")]
        scores = Loc(judge, failures_allowed=0.5)(completions, id=["a", "a", "b", "b"], image=[b""] * 4)
        self.assertEqual([score is None for score in scores], [True, True, False, False])


class NobodyThere(unittest.TestCase):
    def test_ends_at_the_deadline_and_stops_the_run_with_the_reason(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
        judge = EndpointJudge(EndpointSettings(url, "theta", deadline_seconds=0.2), first_pause_seconds=0.05)
        with self.assertRaises(Problem) as raised:
            Loc(judge, window=40)(["<think>x</think>"] * 4, id=["a"] * 4, image=[b""] * 4)
        self.assertEqual(raised.exception.code, "reward-model-fails")
        self.assertIn(url, raised.exception.message)

    def test_an_address_that_is_none_is_a_problem(self) -> None:
        for url in ("127.0.0.1:8000/v1", "ftp://host/v1", "http:///v1", ""):
            with self.subTest(url), self.assertRaises(Problem):
                EndpointSettings(url, "theta")


if __name__ == "__main__":
    unittest.main()
