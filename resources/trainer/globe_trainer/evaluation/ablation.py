"""Every row of the paper's table, and vis+geo, which the paper leaves out: trained and measured from one configuration.

Row by row and seed by seed, each in a folder of its own, so that an interrupted table goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from globe_trainer.evaluation.evaluate import EvaluateConfiguration, evaluate
from globe_trainer.evaluation.intervals import over_seeds
from globe_trainer.events import Events
from globe_trainer.problems import Problem
from globe_trainer.stopping import Stop
from globe_trainer.strict_reading import as_mapping, setting
from globe_trainer.training.grpo import train_grpo
from globe_trainer.training.grpo_settings import GrpoConfiguration, RewardName
from globe_trainer.training.run_folder import RunFolder
from globe_trainer.training.sft import SftConfiguration, train_sft

RowName = Literal["baseline", "sft", "geo", "loc+geo", "vis+geo", "loc+vis+geo"]

REWARDS_OF: dict[RowName, tuple[RewardName, ...]] = {
    "geo": ("geo",),
    "loc+geo": ("loc", "geo"),
    "vis+geo": ("vis", "geo"),
    "loc+vis+geo": ("loc", "vis", "geo"),
}

TABLE = "table.md"
#: Columns of the table: what they are called, and the figure's name.
COLUMNS = {
    "country": "country",
    "city": "city",
    "≤ 25 km": "at_25_km",
    "≤ 200 km": "at_200_km",
    "grounding": "grounding_precision",
    "entities": "entities_per_reasoning",
}


@dataclass(frozen=True)
class AblationConfiguration:
    sft: SftConfiguration = setting(about="The CoT-SFT row. `output` is not used.")
    grpo: GrpoConfiguration = setting(about="All GRPO rows; their rewards are taken from `lambdas`. `output` is not used.")
    evaluate: EvaluateConfiguration = setting(about="How each is measured. `model.path` and `output` are not used.")
    output: str = setting(about="Folder of the table; the same command goes on from what is there.")
    lambdas: dict[str, float] = setting({"geo": 1.0, "loc": 0.2, "vis": 0.5}, about="λ of each reward, in every row that has it.")
    rows: tuple[RowName, ...] = setting(
        ("baseline", "sft", "geo", "loc+geo", "vis+geo", "loc+vis+geo"), about="Rows of the table.", source="paper, and vis+geo"
    )
    seeds: tuple[int, ...] = setting((0, 1, 2), about="Each row is trained once with each.")

    def __post_init__(self) -> None:
        missing = {"geo", "loc", "vis"} - self.lambdas.keys()
        if missing:
            raise Problem(
                "lambda-count-wrong", f"`lambdas` has none for {', '.join(sorted(missing))}.", "Give geo, loc and vis each one."
            )
        if not self.seeds or not self.rows:
            raise Problem("table-empty", "The table would be empty.", "Give at least one row and one seed.")


def ablation(configuration: AblationConfiguration, events: Events, stop: Stop) -> dict[str, Any] | None:
    """Per row and figure: mean, spread and 95 % interval over the seeds. None where it was asked to stop before its end."""
    folder = RunFolder(Path(configuration.output), "ablation", as_mapping(configuration))
    if folder.is_finished():
        return folder.values()
    work = [(row, seed) for row in configuration.rows for seed in (configuration.seeds if row != "baseline" else (0,))]
    found: dict[str, list[dict[str, Any]]] = {}
    for number, (row, seed) in enumerate(work):
        if stop:
            return None
        events.emit("progress", step=number, of=len(work), message=f"{row}, seed {seed}")
        figures = _measured(configuration, row, seed, events, stop)
        if figures is None:
            return None
        found.setdefault(row, []).append(figures)
    values = {row: _over_seeds(measured) for row, measured in found.items()}
    (folder.path / TABLE).write_text(table(values), encoding="utf-8")
    folder.finish(values)
    return values


def _measured(configuration: AblationConfiguration, row: RowName, seed: int, events: Events, stop: Stop) -> dict[str, Any] | None:
    folder = Path(configuration.output) / row.replace("+", "-") / f"seed-{seed}"
    train = _training(configuration, row, seed, str(folder / "train"))
    path = configuration.grpo.model.path
    if train is not None:
        if train(events, stop) is None:
            return None
        path = str(folder / "train" / "model")
    model = replace(configuration.evaluate.model, path=path)
    return evaluate(replace(configuration.evaluate, model=model, output=str(folder / "evaluate")), events, stop)


def _training(
    configuration: AblationConfiguration, row: RowName, seed: int, output: str
) -> Callable[[Events, Stop], dict[str, Any] | None] | None:
    if row == "baseline":
        return None
    if row == "sft":
        sft = configuration.sft
        sft = replace(sft, output=output, schedule=replace(sft.schedule, seed=seed))
        return lambda events, stop: train_sft(sft, events, stop)
    names = REWARDS_OF[row]
    grpo = configuration.grpo
    rewards = replace(grpo.rewards, names=names, lambdas=tuple(configuration.lambdas[name] for name in names))
    grpo = replace(grpo, output=output, rewards=rewards, schedule=replace(grpo.schedule, seed=seed))
    return lambda events, stop: train_grpo(grpo, events, stop)


def _over_seeds(measured: list[dict[str, Any]]) -> dict[str, Any]:
    names = [name for name, value in measured[0].items() if isinstance(value, (int, float))]
    return {
        name: over_seeds([float(figures[name]) for figures in measured])
        for name in names
        if all(figures.get(name) is not None for figures in measured)
    }


def table(values: dict[str, Any]) -> str:
    """Markdown: a row of means, each with half its interval."""
    lines = [f"| | {' | '.join(COLUMNS)} |", f"| --- |{' --- |' * len(COLUMNS)}"]
    for row, figures in values.items():
        lines.append(f"| {row} | {' | '.join(_cell(figures.get(name)) for name in COLUMNS.values())} |")
    return "\n".join(lines) + "\n"


def _cell(figure: dict[str, float | None] | None) -> str:
    if figure is None or figure["mean"] is None:
        return "–"
    if figure["high"] is None:
        return f"{figure['mean']:.3f}"
    return f"{figure['mean']:.3f} ± {figure['high'] - figure['mean']:.3f}"
