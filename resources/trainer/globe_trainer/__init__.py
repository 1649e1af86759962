"""GLOBE's way of training: three rewards and GRPO, on two processor cores or a cluster of H20s."""

__version__ = "0.1.0"
