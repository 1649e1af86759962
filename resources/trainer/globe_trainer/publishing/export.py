"""Writes a run's model for others: merged, or as the adapter it was trained as."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from globe_trainer.models.loading import ADAPTER_FILE, load_model, load_processor
from globe_trainer.models.settings import ModelSettings
from globe_trainer.problems import Problem
from globe_trainer.publishing.curves import CURVES, draw_curves
from globe_trainer.publishing.model_card import DEMONSTRATION_WARNING, model_card
from globe_trainer.publishing.passport import PASSPORT, passport, runs_of, stages_of
from globe_trainer.strict_reading import setting
from globe_trainer.training.checkpoints import COMPLETE, MANIFEST, is_whole, seal, sha256_of


@dataclass(frozen=True)
class ExportConfiguration:
    run: str = setting(about="Folder of the run whose model is exported.")
    output: str = setting(about="Folder that is written; it must not exist yet.")
    name: str = setting(about="Name of the model.")
    form: Literal["merged", "adapter"] = setting("merged", about="One whole model, or the adapter alone.")
    dtype: Literal["float16", "bfloat16", "float32"] = setting("bfloat16", about="Number format of a merged model.")
    data: str | None = setting(None, about="Folder of the data set, for its hash; none takes the one the run was trained on.")
    evaluation: str | None = setting(None, about="Folder of an `evaluate` run, for the figures.")
    licence: str = setting("apache-2.0", about="Licence, as the hub names it.")
    demonstration: bool = setting(
        False, about="Marks the model as one of the synthetic world, with a warning wherever it is shown."
    )


def export(configuration: ExportConfiguration) -> dict[str, Any]:
    """The passport. The folder appears whole or not at all."""
    run, output = Path(configuration.run), Path(configuration.output)
    model = run / "model"
    if not is_whole(model):
        raise Problem("run-unfinished", f"The run {run} has no whole model.", "Let it end first; the same command goes on with it.")
    if output.exists():
        raise Problem("output-exists", f"{output} exists already.", "Choose another `output`, or move the old one away.")
    part = output.with_name(output.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    if configuration.form == "adapter":
        _copy_adapter(model, part)
    else:
        _write_merged(model, part, configuration.dtype)
    runs = runs_of(run)
    draw_curves(runs, part / CURVES)
    stages = stages_of(runs)
    data = configuration.data or (stages[-1]["configuration"].get("data") if stages else None)
    told = passport(
        part,
        name=configuration.name,
        kind="demonstration" if configuration.demonstration else "geolocation",
        stages=stages,
        data=Path(data) if data else None,
        metrics=_metrics(configuration.evaluation),
    )
    if configuration.demonstration:
        told["warning"] = DEMONSTRATION_WARNING
    (part / "README.md").write_text(model_card(told, configuration.licence, told.get("warning")), encoding="utf-8")
    told["files"]["README.md"] = sha256_of(part / "README.md")
    (part / PASSPORT).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    seal(part)
    part.replace(output)
    return told


def _write_merged(model: Path, folder: Path, dtype: str) -> None:
    import torch

    merged = load_model(ModelSettings(path=str(model)))
    merged.to(getattr(torch, dtype)).save_pretrained(folder)
    load_processor(str(model)).save_pretrained(folder)


def _copy_adapter(model: Path, folder: Path) -> None:
    if not (model / ADAPTER_FILE).is_file():
        raise Problem("no-adapter", f"{model} was trained in full: there is no adapter.", "Export it merged.")
    for path in sorted(model.iterdir()):
        if path.is_file() and path.name not in (MANIFEST, COMPLETE):
            shutil.copy2(path, folder / path.name)


def _metrics(evaluation: str | None) -> dict[str, Any] | None:
    if evaluation is None:
        return None
    file = Path(evaluation) / "result.json"
    if not file.is_file():
        raise Problem(
            "evaluation-missing", f"There is no finished evaluation in {evaluation}.", "Run `globe-trainer evaluate` first."
        )
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read
