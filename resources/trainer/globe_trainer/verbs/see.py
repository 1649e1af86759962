"""`globe-trainer see`: teaches a small model's image tower what lies in each part of a photo."""

from __future__ import annotations

from globe_trainer.events import Events
from globe_trainer.figures import flat_figures
from globe_trainer.stopping import Stop
from globe_trainer.training.see import SeeConfiguration as Configuration
from globe_trainer.training.see import train_to_see

__all__ = ["Configuration", "run"]


def run(configuration: Configuration, events: Events, stop: Stop) -> None:
    values = train_to_see(configuration, events, stop)
    if values is not None:
        events.emit("result", values=flat_figures(values), path=f"{configuration.output}/model")
