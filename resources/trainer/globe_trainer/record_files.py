"""Data sets on disk: a folder with one Parquet file for each split, in the columns of `records.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as arrow
from pyarrow import parquet

from globe_trainer.problems import Problem

SPLITS = ("train", "validation", "test")

_ELEMENT = arrow.struct(
    [
        ("label", arrow.string()),
        ("kind", arrow.string()),
        ("box", arrow.list_(arrow.float32())),
        ("area", arrow.float32()),
        ("score", arrow.float32()),
    ]
)
SCHEMA = arrow.schema(
    [
        ("id", arrow.string()),
        ("images", arrow.list_(arrow.struct([("bytes", arrow.binary()), ("path", arrow.string())]))),
        ("response", arrow.string()),
        ("solution", arrow.string()),
        ("entities", arrow.list_(arrow.struct([("text", arrow.string())]))),
        ("latitude", arrow.float64()),
        ("longitude", arrow.float64()),
        ("accepted_countries", arrow.list_(arrow.string())),
        ("accepted_cities", arrow.list_(arrow.string())),
        ("visual_elements", arrow.list_(_ELEMENT)),
        ("localizability", arrow.float64()),
        ("region", arrow.string()),
        ("held_out", arrow.string()),
    ]
)


def read_rows(folder: Path, split: str) -> Iterator[dict[str, Any]]:
    """The rows of one split of a data set, in order, a batch in memory at a time."""
    path = folder / f"{split}.parquet"
    if not path.is_file():
        raise Problem(
            "data-set-missing", f"There is no split `{split}` in {folder}.", f"A data set is a folder with {path.name} in it."
        )
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=256):
            yield from batch.to_pylist()


def write_rows(path: Path, rows: Iterator[dict[str, Any]], rows_per_group: int = 256) -> int:
    """Writes rows as Parquet, through a temporary file that replaces `path` when it is whole. Returns how many there were."""
    part = path.with_suffix(".part")
    count = 0
    group: list[dict[str, Any]] = []
    with parquet.ParquetWriter(part, SCHEMA) as writer:
        for row in rows:
            group.append(row)
            count += 1
            if len(group) == rows_per_group:
                writer.write_table(arrow.Table.from_pylist(group, SCHEMA))
                group = []
        if group:
            writer.write_table(arrow.Table.from_pylist(group, SCHEMA))
    part.replace(path)
    return count
