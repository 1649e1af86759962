"""The folder of one run: its configuration, checkpoints and, at the end, its model. The same command goes on where it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from globe_trainer.problems import Problem
from globe_trainer.training.checkpoints import COMPLETE, is_whole, seal

CONFIGURATION = "configuration.json"


class RunFolder:
    """`output` belongs to one configuration: a run never goes on with settings other than those it began with."""

    def __init__(self, output: Path, verb: str, configuration: dict[str, Any]) -> None:
        self.path = output
        self.model = output / "model"
        self.result = output / "result.json"
        output.mkdir(parents=True, exist_ok=True)
        told = {"verb": verb, "configuration": configuration}
        kept = output / CONFIGURATION
        if kept.is_file():
            before = json.loads(kept.read_text(encoding="utf-8"))
            if before != told:
                raise Problem(
                    "output-of-another-run",
                    f"{output} holds a run with other settings ({', '.join(_differing(before, told))}).",
                    "Choose another `output`, or use the configuration that the run began with.",
                )
        else:
            part = kept.with_suffix(".part")
            part.write_text(json.dumps(told, indent=2, ensure_ascii=False), encoding="utf-8")
            part.replace(kept)

    def is_finished(self) -> bool:
        return self.result.is_file() and (not self.model.exists() or is_whole(self.model))

    def finish(self, values: dict[str, Any]) -> None:
        """Seals the model, where there is one, and keeps the run's figures. Afterwards the run counts as finished."""
        if self.model.is_dir() and not (self.model / COMPLETE).is_file():
            seal(self.model)
        part = self.result.with_suffix(".part")
        part.write_text(json.dumps(values, indent=2, ensure_ascii=False), encoding="utf-8")
        part.replace(self.result)

    def values(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.result.read_text(encoding="utf-8"))
        return read


def _differing(before: dict[str, Any], now: dict[str, Any], prefix: str = "") -> list[str]:
    names = []
    for key in sorted(before.keys() | now.keys()):
        one, other = before.get(key), now.get(key)
        if isinstance(one, dict) and isinstance(other, dict):
            names += _differing(one, other, f"{prefix}{key}.")
        elif one != other:
            names.append(f"{prefix}{key}".removeprefix("configuration."))
    return names
