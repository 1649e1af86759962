"""`globe-trainer plan`: works out memory, steps and hours, without training."""

from __future__ import annotations

from globe_trainer.events import Events
from globe_trainer.figures import flat_figures
from globe_trainer.planning.plan import PlanConfiguration as Configuration
from globe_trainer.planning.plan import plan
from globe_trainer.stopping import Stop

__all__ = ["Configuration", "run"]


def run(configuration: Configuration, events: Events, stop: Stop) -> None:
    events.emit("result", values=flat_figures(plan(configuration)), path=configuration.output)
