"""The command `globe-trainer VERB CONFIGURATION`: reads the configuration, runs the verb, tells one event a line."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

from globe_trainer import __version__
from globe_trainer.events import Events
from globe_trainer.problems import Problem, Problems
from globe_trainer.stopping import Stop
from globe_trainer.strict_reading import as_mapping, explained, read_configuration

VERBS = {
    "world": "renders the synthetic world as a data set",
    "check": "looks for everything that would stop a training, without training",
    "plan": "works out memory, steps and hours, without training",
    "reward-model": "trains the model that says whether a photo can be located",
    "see": "teaches a small model's image tower what lies in each part of a photo",
    "sft": "trains on written reasonings: the baseline",
    "grpo": "trains by the rewards",
    "evaluate": "measures a model on a data set",
    "export": "writes a trained model with its passport",
    "ablation": "trains and measures every row of the paper's table",
}

EXIT_PROBLEM = 1
EXIT_USAGE = 2
#: The run ended in order because it was asked to; the same command goes on from its checkpoint.
EXIT_STOPPED = 75


def main(arguments: list[str] | None = None) -> int:
    """Exit codes: 0 done, 1 a problem (told as an event), 2 wrong usage, 75 stopped in order, to be gone on with."""
    given = _parser().parse_args(arguments)
    verb = importlib.import_module(f"globe_trainer.verbs.{given.verb.replace('-', '_')}")
    if given.explain:
        print(json.dumps(explained(verb.Configuration), indent=2, ensure_ascii=False, default=str))
        return 0
    events = Events()
    if given.configuration is None:
        _parser().error(f"`{given.verb}` needs the path of its configuration (--explain lists every setting)")
    stop = Stop()
    stop.listen()
    try:
        configuration = read_configuration(verb.Configuration, given.configuration)
        events.emit("started", verb=given.verb, version=__version__, configuration=as_mapping(configuration))
        verb.run(configuration, events, stop)
    except Problem as problem:
        events.problem(problem)
        return EXIT_PROBLEM
    except Problems as several:
        for one in several.problems:
            events.problem(one)
        return EXIT_PROBLEM
    events.emit("finished", stopped_by=stop.reason)
    return EXIT_STOPPED if stop else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="globe-trainer",
        description="Trains geolocating vision-language models with GLOBE's rewards and GRPO.",
        epilog="\n".join(f"  {verb:14} {about}" for verb, about in VERBS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("verb", choices=list(VERBS), metavar="VERB", help="what to do (see below)")
    parser.add_argument("configuration", type=Path, nargs="?", help="JSON or YAML file; unknown settings are errors")
    parser.add_argument("--explain", action="store_true", help="list every setting of the verb instead of running it")
    parser.add_argument("--version", action="version", version=__version__)
    return parser


if __name__ == "__main__":
    sys.exit(main())
