"""The curves of the trainings that led to a model, as one picture: a row a run, a panel a figure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from globe_trainer.training.checkpoints import last_whole

CURVES = "curves.png"

#: Figures that are drawn where a run has them: what they are called, and their name in the log.
PANELS = {
    "loss": "loss",
    "reward": "reward",
    "country right": "country_right",
    "country right, held out": "eval_country_right",
    "R_geo": "rewards/geo/mean",
    "R_vis": "rewards/vis/mean",
    "R_loc": "rewards/loc/mean",
    "KL": "kl",
    "entropy": "entropy",
    "things named": "entities",
    "tokens": "completions/mean_length",
}
_MOST_PANELS = 6


def draw_curves(runs: list[Path], target: Path) -> None:
    """Writes `target` as PNG from what the runs' last checkpoints remember of their metrics."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = [(run.name, drawn) for run in runs if (drawn := _panels(_history(run)))]
    if not rows:
        return
    columns = max(len(drawn) for _, drawn in rows)
    figure, axes = pyplot.subplots(len(rows), columns, figsize=(3.2 * columns, 2.6 * len(rows)), squeeze=False)
    for row, (name, drawn) in enumerate(rows):
        for column in range(columns):
            panel = axes[row][column]
            if column >= len(drawn):
                panel.axis("off")
                continue
            title, points = drawn[column]
            panel.plot([step for step, _ in points], [value for _, value in points], linewidth=1)
            panel.set_title(f"{name}: {title}", fontsize=9)
            panel.set_xlabel("step", fontsize=8)
            panel.tick_params(labelsize=8)
            panel.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(target, dpi=110, metadata={"Software": None})
    pyplot.close(figure)


def _panels(history: list[dict[str, Any]]) -> list[tuple[str, list[tuple[int, float]]]]:
    drawn = []
    for title, name in PANELS.items():
        points = [(entry["step"], entry[name]) for entry in history if isinstance(entry.get(name), (int, float))]
        # GRPO's loss is about 0 by its making and tells nothing.
        if len(points) > 1 and not (name == "loss" and any("reward" in entry for entry in history)):
            drawn.append((title, points))
    return drawn[:_MOST_PANELS]


def _history(run: Path) -> list[dict[str, Any]]:
    checkpoint = last_whole(run)
    if checkpoint is None:
        return []
    state = json.loads((checkpoint / "trainer_state.json").read_text(encoding="utf-8"))
    history: list[dict[str, Any]] = state["log_history"]
    return history
