"""`globe-trainer export`: writes a trained model with its passport."""

from __future__ import annotations

from globe_trainer.events import Events
from globe_trainer.figures import flat_figures
from globe_trainer.publishing.export import ExportConfiguration as Configuration
from globe_trainer.publishing.export import export
from globe_trainer.stopping import Stop

__all__ = ["Configuration", "run"]


def run(configuration: Configuration, events: Events, stop: Stop) -> None:
    told = export(configuration)
    values = {"files": len(told["files"]), "gitRevision": told["gitRevision"], "stages": len(told["stages"])}
    events.emit("result", values=flat_figures(values), path=configuration.output)
