from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from two_countries import record

from globe_trainer.models.adapting import part_of
from globe_trainer.models.loading import image_token_ids, load_model, load_processor
from globe_trainer.models.prompts import QUESTIONS, question, with_image
from globe_trainer.models.settings import ModelSettings
from globe_trainer.models.small_qwen import TINY
from globe_trainer.models.small_tokenizer import SPECIAL_TOKENS
from globe_trainer.models.yes_no import verdicts, yes_no_ids
from globe_trainer.problems import Problem
from globe_trainer.training.pairs import asked_inputs


def test_patches_as_rows_are_the_convolution(tiny_qwen: Path) -> None:
    tower = load_model(ModelSettings(path=str(tiny_qwen))).model.visual
    layer = tower.patch_embed.proj
    patches = torch.randn(5, *layer.weight.shape[1:], generator=torch.Generator().manual_seed(1))
    assert torch.allclose(layer(patches), type(layer).forward(layer, patches), atol=1e-5)
    assert layer(patches).shape == (5, TINY.vision_width, 1, 1, 1)


def test_the_small_vocabulary_is_in_qwens_form(tiny_qwen: Path) -> None:
    tokenizer = load_processor(str(tiny_qwen)).tokenizer
    assert len(tokenizer) == TINY.vocabulary
    assert tokenizer.convert_tokens_to_ids(list(SPECIAL_TOKENS)) == list(
        range(TINY.vocabulary - len(SPECIAL_TOKENS), TINY.vocabulary)
    )
    for text in ("Zürich, 東京 — «Łódź»?", "  two  spaces\n\n", "<|not special|>"):
        assert tokenizer.decode(tokenizer(text)["input_ids"]) == text


def test_the_prompt_has_the_photo_before_the_question(tiny_qwen: Path) -> None:
    processor = load_processor(str(tiny_qwen))
    text = processor.apply_chat_template(with_image(question("short")), add_generation_prompt=True, tokenize=False)
    assert text == (
        "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n"
        "<|vision_start|><|image_pad|><|vision_end|>Where is this?<|im_end|>\n<|im_start|>assistant\n"
    )


def test_a_model_is_asked_to_the_byte_as_in_the_workbench(tiny_qwen: Path) -> None:
    processor = load_processor(str(tiny_qwen))
    golden = json.loads((Path(__file__).parents[2] / "fixtures" / "training" / "prompts.json").read_text(encoding="utf-8"))
    assert processor.tokenizer.chat_template == golden["chatTemplate"]
    assert {row["prompt"] for row in golden["prompts"]} == set(QUESTIONS)
    for row in golden["prompts"]:
        messages = with_image(question(row["prompt"]))
        text = processor.apply_chat_template(messages, add_generation_prompt=True, tokenize=False)
        assert text == row["text"].replace("\ufffc", "<|vision_start|><|image_pad|><|vision_end|>")


@pytest.mark.parametrize("family", ["tiny_qwen", "tiny_internvl"])
def test_every_parameter_belongs_to_a_part_and_image_tokens_are_known(family: str, request: pytest.FixtureRequest) -> None:
    folder = str(request.getfixturevalue(family))
    parts = {part_of(f".{name}") for name, _ in load_model(ModelSettings(path=folder)).named_parameters()}
    assert parts == {"language", "vision", "projector"}
    processor = load_processor(folder)
    assert processor.tokenizer.convert_tokens_to_ids(processor.image_token) in image_token_ids(processor)


def test_a_verdict_is_the_share_of_yes_among_the_first_tokens(tiny_qwen: Path) -> None:
    model, processor = load_model(ModelSettings(path=str(tiny_qwen))), load_processor(str(tiny_qwen))
    from globe_trainer.models.prompts import localizability_question

    photo, reasoning = record(1, "Spain").image, "There is a palm tree."
    inputs = asked_inputs(processor, [localizability_question(reasoning)], [photo])
    with torch.no_grad():
        chances = torch.softmax(model(**inputs).logits[0, -1], -1)
    yes, no = (float(chances[token]) for token in yes_no_ids(processor))
    # A batch of another length beside it changes nothing: padding is not seen.
    found = verdicts(model, processor, [photo, photo], [reasoning, reasoning * 5])
    assert found[0].yes == pytest.approx(yes / (yes + no), abs=1e-5)
    assert found[0].answered == pytest.approx(yes + no, abs=1e-6)


def test_shapes_that_have_no_gguf_are_refused() -> None:
    for wrong in ({"width": 100}, {"vocabulary": 1000}, {"vision_layers": 5}, {"image_px": 100}, {"vision_feed_forward": 32}):
        with pytest.raises(Problem) as caught:
            replace(TINY, **wrong)
        assert caught.value.code == "small-shape-wrong"


def test_lora_leaves_the_image_tower_alone() -> None:
    with pytest.raises(Problem) as caught:
        ModelSettings(path="m", adaptation="lora", train_vision=True)
    assert caught.value.code == "lora-covers-language-only"
