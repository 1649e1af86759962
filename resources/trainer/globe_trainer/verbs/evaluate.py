"""`globe-trainer evaluate`: measures a model on a data set."""

from __future__ import annotations

from globe_trainer.evaluation.evaluate import EvaluateConfiguration as Configuration
from globe_trainer.evaluation.evaluate import evaluate
from globe_trainer.events import Events
from globe_trainer.figures import flat_figures
from globe_trainer.stopping import Stop

__all__ = ["Configuration", "run"]


def run(configuration: Configuration, events: Events, stop: Stop) -> None:
    values = evaluate(configuration, events, stop)
    if values is not None:
        events.emit("result", values=flat_figures(values), path=configuration.output)
