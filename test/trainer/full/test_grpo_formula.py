"""TRL's advantages, KL and loss against the formula worked out once more: sequence by sequence, without padding, in plain torch.

Li et al. 2025, section 3.3; Shao et al. 2024, equations 3 and 4 (k3 estimator of the KL).
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import torch
from test_grpo import configured

from globe_trainer.events import Events
from globe_trainer.models.loading import load_model
from globe_trainer.models.settings import ModelSettings
from globe_trainer.stopping import Stop
from globe_trainer.training import grpo
from globe_trainer.training.grpo_settings import GrpoConfiguration

LAMBDAS = [1.0, 0.5]


def letters(completions: list[Any], **_: Any) -> list[float]:
    return [len(completion[0]["content"]) / 10 for completion in completions]


def vowels(completions: list[Any], **_: Any) -> list[float]:
    return [sum(letter in "aeiou" for letter in completion[0]["content"]) / 5 for completion in completions]


@pytest.mark.parametrize("family", ["tiny_qwen", "tiny_internvl"])
def test_loss_advantages_and_kl(
    family: str, request: pytest.FixtureRequest, data_set: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grpo, "reward_functions", lambda *_: ([letters, vowels], LAMBDAS))
    start = request.getfixturevalue(family)
    configuration = configured(start, data_set, tmp_path)
    trainer, _ = grpo.grpo_trainer(configuration, tmp_path, Events(StringIO()), Stop())
    # The policy has moved away from its reference, so that ratio and KL are not trivial.
    generator = torch.Generator().manual_seed(7)
    for parameter in trainer.model.parameters():
        if parameter.requires_grad:
            parameter.data += 0.02 * torch.randn(parameter.shape, generator=generator)
    trainer.model.train()
    trainer.current_gradient_accumulation_steps = 1
    rows = [trainer.train_dataset[0]] * 2 + [trainer.train_dataset[1]] * 2
    inputs = trainer._generate_and_score_completions(rows)
    shift = 0.3 * torch.randn(inputs["completion_ids"].shape, generator=generator)
    with torch.no_grad():
        policy = [log_p(trainer.model, inputs, row) for row in range(4)]
    inputs["old_per_token_logps"] = torch.zeros_like(shift)
    for row, logs in enumerate(policy):
        inputs["old_per_token_logps"][row, : len(logs)] = logs + shift[row, : len(logs)]
    loss = trainer._compute_loss(trainer.model, inputs)

    completions = trainer.processing_class.batch_decode(inputs["completion_ids"], skip_special_tokens=True)
    rewards = [
        LAMBDAS[0] * letters([[{"content": text}]])[0] + LAMBDAS[1] * vowels([[{"content": text}]])[0] for text in completions
    ]
    advantages = [value for group in (rewards[:2], rewards[2:]) for value in standardised(group)]
    assert inputs["advantages"].tolist() == pytest.approx(advantages, abs=1e-5)
    assert any(abs(value) > 0.1 for value in advantages)

    reference = load_model(ModelSettings(path=str(start)))
    with torch.no_grad():
        by_hand, kl = formula(configuration, policy, [log_p(reference, inputs, row) for row in range(4)], shift, advantages)
    assert loss.item() == pytest.approx(by_hand, abs=1e-5)
    assert trainer._metrics["train"]["kl"][-1] == pytest.approx(kl, abs=1e-5)
    assert kl > 1e-4


def standardised(rewards: list[float]) -> list[float]:
    mean = sum(rewards) / len(rewards)
    spread = (sum((reward - mean) ** 2 for reward in rewards) / (len(rewards) - 1)) ** 0.5
    return [(reward - mean) / (spread + 1e-4) for reward in rewards]


def log_p(model: Any, inputs: dict[str, torch.Tensor], row: int) -> torch.Tensor:
    """log π of the completion's tokens of one row, from a forward pass of this row alone, without padding: (tokens,)."""
    prompt = inputs["prompt_ids"][row][inputs["prompt_mask"][row].bool()]
    completion = inputs["completion_ids"][row][inputs["completion_mask"][row].bool()]
    ids = torch.cat([prompt, completion]).unsqueeze(0)
    pixels = {"pixel_values": inputs["pixel_values"].chunk(4)[row]}
    if "image_grid_thw" in inputs:
        pixels["image_grid_thw"] = inputs["image_grid_thw"][row : row + 1]
        pixels["mm_token_type_ids"] = (ids == model.config.image_token_id).int()
    logits = model(input_ids=ids, attention_mask=torch.ones_like(ids), **pixels).logits[0]
    scores = torch.log_softmax(logits[len(prompt) - 1 : -1], -1)
    return scores.gather(-1, completion.unsqueeze(-1)).squeeze(-1)


def formula(
    configuration: GrpoConfiguration, policy: list[Any], reference: list[Any], shift: torch.Tensor, advantages: list[float]
) -> tuple[float, float]:
    """(loss, mean KL over all tokens)."""
    losses, kls = [], []
    for row in range(4):
        tokens = []
        for at in range(len(policy[row])):
            ratio = float(torch.exp(-shift[row, at]))
            clipped = min(max(ratio, 1 - configuration.epsilon), 1 + configuration.epsilon)
            gain = min(ratio * advantages[row], clipped * advantages[row])
            difference = float(reference[row][at] - policy[row][at])
            kl = float(torch.exp(torch.tensor(difference))) - difference - 1
            kls.append(kl)
            tokens.append(gain - configuration.beta * kl)
        losses.append(-sum(tokens) / len(tokens))
    return sum(losses) / len(losses), sum(kls) / len(kls)
