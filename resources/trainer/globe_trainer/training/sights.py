"""What can be seen in each cell of a photo, from the boxes of a record's visual elements.

A cell is the part of the photo that one image token of the language model stands for. The sights are the elements' labels and the
letters of scene text: thirty photos of a word are too few to learn it by heart, and its letters are met in thousands of others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import torch

from globe_trainer.records import Record, VisualElement

Box = tuple[float, float, float, float]

#: Share of a cell, or of a thing smaller than a cell, that must lie in the other for the thing to be seen there.
SEEN_FROM = 0.25


@dataclass(frozen=True)
class Sight:
    """A label of `visual_elements`, or one letter of scene text."""

    kind: Literal["thing", "text", "letter"]
    label: str


def sights_of(element: VisualElement) -> Iterator[tuple[Sight, Box]]:
    """The element itself in its box and, of a text, each letter in its part of it, as if all were equally wide."""
    yield Sight(element.kind, element.label), element.box
    if element.kind == "text":
        left, top, right, bottom = element.box
        wide = (right - left) / len(element.label)
        for place, letter in enumerate(element.label):
            yield Sight("letter", letter), (left + wide * place, top, left + wide * (place + 1), bottom)


def known_sights(records: Iterable[Record], at_least: int) -> list[Sight]:
    """Every sight that at least so many elements show, the commonest first."""
    counts = Counter(sight for record in records for element in record.visual_elements for sight, _ in sights_of(element))
    return [sight for sight, count in counts.most_common() if count >= at_least]


def cells_of(box: Box, rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Row and column of the cells in which something with this box (0..1) is seen."""
    left, top, right, bottom = box[0] * columns, box[1] * rows, box[2] * columns, box[3] * rows
    needed = SEEN_FROM * min(1.0, (right - left) * (bottom - top))
    for row in range(max(0, math.floor(top)), min(rows, math.ceil(bottom))):
        for column in range(max(0, math.floor(left)), min(columns, math.ceil(right))):
            wide = min(right, column + 1) - max(left, column)
            tall = min(bottom, row + 1) - max(top, row)
            if wide * tall >= needed:
                yield row, column


def seen_in_cells(record: Record, numbers: dict[Sight, int], rows: int, columns: int) -> torch.Tensor:
    """(rows · columns, sights) of 0 and 1, cells in reading order."""
    seen = torch.zeros(rows * columns, len(numbers))
    for element in record.visual_elements:
        for sight, box in sights_of(element):
            number = numbers.get(sight)
            if number is not None:
                for row, column in cells_of(box, rows, columns):
                    seen[row * columns + column, number] = 1.0
    return seen
