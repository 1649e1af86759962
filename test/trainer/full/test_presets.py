"""Every preset is read by the verb it is for, and the plan of the eight H20 fits."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import yaml

from globe_trainer.cli import VERBS
from globe_trainer.planning.plan import PlanConfiguration, plan
from globe_trainer.strict_reading import as_mapping, read_configuration

PRESETS = Path(__file__).parents[3] / "resources" / "trainer" / "presets"
FILES = sorted(path for path in PRESETS.glob("*/*.yaml") if not path.name.startswith("accelerate"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_is_read(path: Path) -> None:
    verb = next(verb for verb in VERBS if path.stem == verb or path.stem.startswith(f"{verb}-"))
    assert read_configuration(importlib.import_module(f"globe_trainer.verbs.{verb.replace('-', '_')}").Configuration, path)


def test_the_plan_is_of_the_run_beside_it_and_fits() -> None:
    configuration = read_configuration(PlanConfiguration, PRESETS / "8xh20" / "plan.yaml")
    grpo = importlib.import_module("globe_trainer.verbs.grpo").Configuration
    assert as_mapping(configuration.run) == as_mapping(read_configuration(grpo, PRESETS / "8xh20" / "grpo.yaml"))
    found = plan(configuration)
    assert found["peak_gb"] < found["memory_gb"] == 96


@pytest.mark.parametrize("name", ["accelerate-zero3", "accelerate-fsdp"])
def test_accelerate_knows_every_key(name: str) -> None:
    from accelerate.commands.config.config_args import ClusterConfig

    given = yaml.safe_load((PRESETS / "8xh20" / f"{name}.yaml").read_text(encoding="utf-8"))
    assert set(given) - {"compute_environment"} <= set(ClusterConfig.__dataclass_fields__)
