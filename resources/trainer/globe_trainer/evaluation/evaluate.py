"""Measures a model on a data set, photo by photo, and goes on where it was interrupted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from globe_trainer.evaluation.answering import answers
from globe_trainer.evaluation.judging import Judged, judge
from globe_trainer.evaluation.places import Places, places_of_data_set, places_of_gazetteer
from globe_trainer.evaluation.summary import summary
from globe_trainer.events import Events
from globe_trainer.lexicon.fold_name import fold_name
from globe_trainer.models.loading import load_model, load_processor
from globe_trainer.models.settings import ModelSettings
from globe_trainer.models.yes_no import ask_for_answers, verdicts
from globe_trainer.problems import Problem
from globe_trainer.records import Record
from globe_trainer.stopping import Stop
from globe_trainer.strict_reading import as_mapping, setting
from globe_trainer.training.data_sets import read_records
from globe_trainer.training.run_folder import RunFolder

ROWS = "photos.jsonl"


@dataclass(frozen=True)
class EvaluateConfiguration:
    model: ModelSettings = setting(about="The model that is measured, and how it is asked.")
    data: str = setting(about="Folder of the data set.")
    output: str = setting(about="Folder of the measurement; the same command goes on from what is there.")
    split: str = setting("test", about="The split that is measured on.")
    count: int = setting(0, about="At most so many of its photos; 0 means all.")
    gazetteer: str | None = setting(None, about="Exported gazetteer (JSON lines); none geocodes by the data set's own places.")
    reward_model: str | None = setting(None, about="Reward model whose verdicts are measured against the records' localizability.")
    localizable_from: float = setting(0.5, about="Records whose localizability is at least this count as localizable.")
    batch: int = setting(32, about="Photos answered at once.")
    max_tokens: int = setting(1024, about="Longest answer, in tokens.", source="paper")
    temperature: float = setting(
        0.0, about="0 takes the likeliest token each time.", source="ours; the published script samples at 0.1"
    )
    seed: int = setting(0, about="Seed of sampling.")


def evaluate(configuration: EvaluateConfiguration, events: Events, stop: Stop) -> dict[str, Any] | None:
    """The figures, or None where it was asked to stop before its end. Rows are in `output`/photos.jsonl."""
    folder = RunFolder(Path(configuration.output), "evaluate", as_mapping(configuration))
    if folder.is_finished():
        return folder.values()
    data = Path(configuration.data)
    records = read_records(data, configuration.split)[: configuration.count or None]
    file = folder.path / ROWS
    done = {row["id"] for row in _kept(file)}
    left = [record for record in records if record.id not in done]
    places = _places(configuration, data)
    with file.open("a", encoding="utf-8") as kept:
        for rows in _judged_batches(configuration, left, places):
            for row in rows:
                kept.write(json.dumps(row.as_row(), ensure_ascii=False) + "\n")
            kept.flush()
            done |= {row.id for row in rows}
            events.emit("progress", step=len(done), of=len(records), message="answering")
            if stop and len(done) < len(records):
                return None
    values = summary(_kept(file), configuration.localizable_from)
    folder.finish(values)
    return values


def _judged_batches(configuration: EvaluateConfiguration, records: Sequence[Record], places: Places) -> Iterator[list[Judged]]:
    if not records:
        return
    import torch

    torch.manual_seed(configuration.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    processor = load_processor(configuration.model.path)
    model = load_model(configuration.model).to(device)
    told = answers(
        model,
        processor,
        configuration.model.prompt,
        [record.image for record in records],
        batch=configuration.batch,
        max_tokens=configuration.max_tokens,
        temperature=configuration.temperature,
    )
    locate = _verdicts_of(configuration.reward_model, device)
    for start in range(0, len(records), configuration.batch):
        part = records[start : start + configuration.batch]
        rows = [judge(record, answer, places) for record, answer in zip(part, islice(told, len(part)), strict=True)]
        yield locate(part, rows) if locate else rows


def _verdicts_of(path: str | None, device: str) -> Any:
    if path is None:
        return None
    from dataclasses import replace

    model, processor = load_model(ModelSettings(path=path)).to(device), load_processor(path)

    def locate(records: Sequence[Record], rows: Sequence[Judged]) -> list[Judged]:
        found = verdicts(model, processor, [record.image for record in records], [row.reasoning or "" for row in rows])
        ask_for_answers(found, [record.id for record in records], path)
        return [replace(row, localizability=verdict.yes) for row, verdict in zip(rows, found, strict=True)]

    return locate


def _places(configuration: EvaluateConfiguration, data: Path) -> Places:
    if configuration.gazetteer is not None:
        return places_of_gazetteer(Path(configuration.gazetteer), fold_name)
    return places_of_data_set(data, fold_name)


def _kept(file: Path) -> list[dict[str, Any]]:
    """The rows written so far. A last line that was cut short by a crash is taken away, and its photo answered again."""
    if not file.is_file():
        return []
    whole, rows = 0, []
    for line in file.read_bytes().splitlines(keepends=True):
        try:
            if not line.endswith(b"\n"):
                break
            rows.append(json.loads(line))
        except ValueError as error:
            raise Problem("rows-damaged", f"{file} is damaged.", "Take the file away and measure again.") from error
        whole += len(line)
    if whole < file.stat().st_size:
        with file.open("rb+") as handle:
            handle.truncate(whole)
    return rows
