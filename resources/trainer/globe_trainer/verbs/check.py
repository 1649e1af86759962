"""`globe-trainer check`: looks for everything that would stop a training, without training."""

from __future__ import annotations

from globe_trainer.events import Events
from globe_trainer.figures import flat_figures
from globe_trainer.stopping import Stop
from globe_trainer.training.checking import CheckConfiguration as Configuration
from globe_trainer.training.checking import check

__all__ = ["Configuration", "run"]


def run(configuration: Configuration, events: Events, stop: Stop) -> None:
    events.emit("result", values=flat_figures(check(configuration)), path=None)
