"""The passport of a model: what it was made of, how, and the hashes that prove it."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

from globe_trainer.training.checkpoints import COMPLETE, MANIFEST, sha256_of
from globe_trainer.training.run_folder import CONFIGURATION

PASSPORT = "passport.json"
PASSPORT_VERSION = 1

_LIBRARIES = ("torch", "transformers", "trl", "peft", "accelerate", "datasets", "tokenizers")
#: Weights and shape alone: a tokenizer's file may be written in another order by another version.
_WEIGHTS = ("*.safetensors", "*.bin", "config.json", "adapter_config.json")


def runs_of(run: Path) -> list[Path]:
    """The folders of the trainings that led here, first one first: each began with the model of the one before."""
    runs: list[Path] = []
    folder: Path | None = run
    while folder is not None and folder not in runs and (folder / CONFIGURATION).is_file():
        runs.insert(0, folder)
        told = json.loads((folder / CONFIGURATION).read_text(encoding="utf-8"))
        start = Path(told["configuration"].get("model", {}).get("path", ""))
        folder = start.parent if start.name == "model" else None
    return runs


def stages_of(runs: list[Path]) -> list[dict[str, Any]]:
    """Verb, configuration and result of each run."""
    stages = []
    for folder in runs:
        told = json.loads((folder / CONFIGURATION).read_text(encoding="utf-8"))
        result = folder / "result.json"
        stages.append({**told, "result": json.loads(result.read_text(encoding="utf-8")) if result.is_file() else None})
    return stages


def passport(
    folder: Path, *, name: str, kind: str, stages: list[dict[str, Any]], data: Path | None, metrics: dict[str, Any] | None
) -> dict[str, Any]:
    """Everything about the model in `folder`, all of whose files are written but this one."""
    last = stages[-1]["configuration"] if stages else {}
    rewards = last.get("rewards") or {}
    base = stages[0]["configuration"]["model"]["path"] if stages else None
    return {
        "v": PASSPORT_VERSION,
        "name": name,
        "kind": kind,
        "base": {"path": base, "sha256": weights_hash(Path(base)) if base and Path(base).is_dir() else None},
        "dataSet": {"path": str(data), "sha256": data_hashes(data)} if data else None,
        "stages": stages,
        "prompt": last.get("model", {}).get("prompt"),
        "rewards": dict(zip(rewards.get("names", ()), rewards.get("lambdas", ()), strict=True)),
        "alpha": rewards.get("alpha"),
        "metrics": metrics,
        "gitRevision": git_revision(),
        "libraries": {library: importlib.metadata.version(library) for library in _LIBRARIES},
        "python": platform.python_version(),
        "files": {
            path.relative_to(folder).as_posix(): sha256_of(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in (PASSPORT, MANIFEST, COMPLETE)
        },
    }


def weights_hash(folder: Path) -> str:
    """SHA-256 over the names and SHA-256 of a model's weights and shape, in order of their names."""
    files = sorted({path for pattern in _WEIGHTS for path in folder.glob(pattern)})
    lines = "".join(f"{path.name} {sha256_of(path)}\n" for path in files)
    return hashlib.sha256(lines.encode()).hexdigest()


def data_hashes(folder: Path) -> dict[str, str]:
    return {path.name: sha256_of(path) for path in sorted(folder.glob("*.parquet"))}


def git_revision() -> str | None:
    """Of this program, where it runs from a checkout; else what `GLOBE_TRAINER_REVISION` says; else None."""
    told = os.environ.get("GLOBE_TRAINER_REVISION")
    if told:
        return told
    try:
        found = subprocess.run(
            ["git", "-C", str(Path(__file__).parent), "rev-parse", "HEAD"], capture_output=True, text=True, check=True, timeout=10
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return found.stdout.strip()
