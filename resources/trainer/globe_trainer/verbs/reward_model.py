"""`globe-trainer reward-model`: trains the model that says whether a photo can be located."""

from __future__ import annotations

from globe_trainer.events import Events
from globe_trainer.figures import flat_figures
from globe_trainer.stopping import Stop
from globe_trainer.training.reward_model import RewardModelConfiguration as Configuration
from globe_trainer.training.reward_model import train_reward_model

__all__ = ["Configuration", "run"]


def run(configuration: Configuration, events: Events, stop: Stop) -> None:
    values = train_reward_model(configuration, events, stop)
    if values is not None:
        events.emit("result", values=flat_figures(values), path=f"{configuration.output}/model")
