"""One module for each verb of the command: `Configuration`, a dataclass, and `run(configuration, events, stop)`."""
