from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
import torch
from two_countries import record

from globe_trainer.events import Events
from globe_trainer.models.adapting import part_of
from globe_trainer.models.loading import load_model, load_processor
from globe_trainer.models.settings import ModelSettings
from globe_trainer.stopping import Stop
from globe_trainer.training.checkpoints import is_whole
from globe_trainer.training.pairs import IGNORED, PairCollator
from globe_trainer.training.schedule import Schedule
from globe_trainer.training.sft import SftConfiguration, sft_pair, train_sft


def configured(model: Path, data: Path, output: Path, **changes: object) -> SftConfiguration:
    return SftConfiguration(
        model=ModelSettings(path=str(model), prompt="short", train_vision=True, train_projector=True),
        data=str(data),
        output=str(output),
        schedule=Schedule(max_steps=4, save_every=2),
        batch=4,
        learning_rate=1e-3,
        **changes,
    )


@pytest.mark.parametrize("family", ["tiny_qwen", "tiny_internvl"])
def test_the_loss_is_that_of_the_answer_alone(family: str, request: pytest.FixtureRequest) -> None:
    """The trainer's loss equals the mean of −log p over the answer's tokens, worked out from the logits by hand."""
    folder = str(request.getfixturevalue(family))
    processor = load_processor(folder)
    model = load_model(ModelSettings(path=folder))
    pairs = [sft_pair(record(1, "Spain"), "short"), sft_pair(record(2, "Norway"), "short")]
    inputs = PairCollator(processor, 200)(pairs)
    for index, pair in enumerate(pairs):
        taught = inputs["labels"][index][inputs["labels"][index] != IGNORED]
        assert processor.tokenizer.decode(taught) == pair.answer + "<|im_end|>"
    with torch.no_grad():
        told = model(**inputs)
    log_p = torch.log_softmax(told.logits.double(), -1)
    total, count = 0.0, 0
    for row in range(2):
        for at in range(1, inputs["labels"].shape[1]):
            token = int(inputs["labels"][row, at])
            if token != IGNORED:
                total -= float(log_p[row, at - 1, token])
                count += 1
    assert float(told.loss) == pytest.approx(total / count, abs=1e-5)


def test_it_learns_and_its_checkpoints_are_whole(tiny_qwen: Path, data_set: Path, tmp_path: Path) -> None:
    told = StringIO()
    output = tmp_path / "sft"
    assert train_sft(configured(tiny_qwen, data_set, output), Events(told), Stop()) == {"records": 16}
    events = [json.loads(line) for line in told.getvalue().splitlines()]
    losses = [event["values"]["loss"] for event in events if event["event"] == "metrics"]
    assert losses[-1] < losses[0]
    assert [event["step"] for event in events if event["event"] == "checkpoint"] == [2, 4]
    assert is_whole(output / "checkpoint-4") and is_whole(output / "model")
    load_model(ModelSettings(path=str(output / "model")))


def test_what_is_frozen_stays_as_it_was(tiny_qwen: Path, data_set: Path, tmp_path: Path) -> None:
    configuration = configured(tiny_qwen, data_set, tmp_path / "sft")
    frozen = ModelSettings(path=str(tiny_qwen), prompt="short")
    train_sft(SftConfiguration(**{**vars(configuration), "model": frozen}), Events(StringIO()), Stop())
    before = load_model(frozen).state_dict()
    after = load_model(ModelSettings(path=str(tmp_path / "sft" / "model"))).state_dict()
    changed = {part_of(f".{name}") for name in before if not torch.equal(before[name], after[name])}
    assert changed == {"language"}


@pytest.mark.parametrize("adaptation", ["full", "lora"])
@pytest.mark.parametrize("family", ["tiny_qwen", "tiny_internvl"])
def test_a_stopped_run_goes_on_with_its_weights(
    family: str, adaptation: str, request: pytest.FixtureRequest, data_set: Path, tmp_path: Path
) -> None:
    """Asked to stop during step 2, it saves after that step; steps 3 and 4 then have the losses that they have without a stop."""
    start = request.getfixturevalue(family)
    whole, halves = (configured(start, data_set, tmp_path / name) for name in ("whole", "halves"))
    model = ModelSettings(path=str(start), prompt="short", adaptation=adaptation, lora_rank=4)
    expected = losses(SftConfiguration(**{**vars(whole), "model": model}), stop_at=None)
    halved = SftConfiguration(**{**vars(halves), "model": model})
    first, second = losses(halved, stop_at=1), losses(halved, stop_at=None)
    assert (sorted(first), sorted(second)) == ([1, 2], [3, 4])
    assert first | second == pytest.approx(expected, abs=1e-5)
    assert abs(expected[4] - expected[1]) > 1e-2


def losses(configuration: SftConfiguration, stop_at: int | None) -> dict[int, float]:
    stop, told = Stop(), StringIO()

    class Watched(Events):
        def emit(self, event: str, **facts: object) -> None:
            super().emit(event, **facts)
            if event == "progress" and facts["step"] == stop_at:
                stop.reason = "the test"

    train_sft(configuration, Watched(told), stop)
    events = [json.loads(line) for line in told.getvalue().splitlines()]
    return {event["step"]: event["values"]["loss"] for event in events if event["event"] == "metrics"}
