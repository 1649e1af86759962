"""How a model is asked, and the form of its answer. The texts are those of `models/prompts`, to the byte."""

from __future__ import annotations

from typing import Any, Literal

PromptName = Literal["globe", "short"]

SYSTEM = "You are a helpful assistant."

QUESTIONS: dict[str, str] = {
    "globe": (
        "You are an expert in geolocation. Your task is to find out where this photo was taken.\n"
        "Look for everything that narrows the place down: architecture, signs and their language, vegetation, terrain, "
        "vehicles, roads, clothing. Think step by step about what these clues say, first about the country, then about the "
        "city.\n"
        "Write your reasoning between <think> and </think>. After it, give your conclusion in this form and nothing more:\n"
        "<answer>country: [name of the country]\n"
        "city: [name of the city]</answer>"
    ),
    "short": "Where is this?",
}

#: Asked of the model that says whether a photo can be located. Its first token is yes or no.
LOCALIZABILITY_QUESTION = "Reasoning: {reasoning}\nCan this place be located? Answer yes or no."


def question(prompt: PromptName) -> list[dict[str, Any]]:
    """The messages before the answer, without the image: whoever tokenises puts it before the user's text."""
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": QUESTIONS[prompt]}]


def localizability_question(reasoning: str) -> list[dict[str, Any]]:
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": LOCALIZABILITY_QUESTION.format(reasoning=reasoning)}]


def with_image(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same messages in typed parts, a place for the image before the first words of the user."""
    parts: list[dict[str, Any]] = []
    placed = False
    for message in messages:
        content: list[dict[str, Any]] = [{"type": "text", "text": message["content"]}]
        if message["role"] == "user" and not placed:
            content.insert(0, {"type": "image"})
            placed = True
        parts.append({"role": message["role"], "content": content})
    return parts


def answer(reasoning: str, country: str, city: str) -> str:
    """The form of an answer: reasoning, then two lines."""
    return f"<think>{reasoning}</think><answer>country: {country}\ncity: {city}</answer>"
