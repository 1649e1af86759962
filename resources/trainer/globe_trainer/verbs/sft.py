"""`globe-trainer sft`: trains on written reasonings."""

from __future__ import annotations

from globe_trainer.events import Events
from globe_trainer.figures import flat_figures
from globe_trainer.stopping import Stop
from globe_trainer.training.sft import SftConfiguration as Configuration
from globe_trainer.training.sft import train_sft

__all__ = ["Configuration", "run"]


def run(configuration: Configuration, events: Events, stop: Stop) -> None:
    values = train_sft(configuration, events, stop)
    if values is not None:
        events.emit("result", values=flat_figures(values), path=f"{configuration.output}/model")
