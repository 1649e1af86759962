from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")

from tiny_internvl import make_tiny_internvl
from two_countries import PLACES, record, texts

from globe_trainer.models.loading import load_processor
from globe_trainer.models.small_qwen import TINY, make_small_qwen
from globe_trainer.record_files import write_rows
from globe_trainer.records import row_of


@pytest.fixture(scope="session")
def data_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    countries = list(PLACES)
    for split, first, count in (("train", 0, 16), ("validation", 100, 8), ("test", 200, 8)):
        write_rows(
            folder / f"{split}.parquet",
            (row_of(record(first + n, countries[n % 2], localizability=float(n % 4 < 2))) for n in range(count)),
        )
    return folder


@pytest.fixture(scope="session")
def tiny_qwen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("qwen")
    make_small_qwen(TINY, texts(), folder, seed=1)
    return folder


@pytest.fixture(scope="session")
def tiny_internvl(tmp_path_factory: pytest.TempPathFactory, tiny_qwen: Path) -> Path:
    folder = tmp_path_factory.mktemp("internvl")
    make_tiny_internvl(folder, load_processor(str(tiny_qwen)).tokenizer, seed=1)
    return folder
