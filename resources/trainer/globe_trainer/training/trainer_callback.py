"""The class that transformers' trainers take their additions as. Importing it imports torchvision, so that comes first."""

from globe_trainer.models.torchvision_on_cpu import make_torchvision_importable

make_torchvision_importable()

from transformers import TrainerCallback  # noqa: E402

__all__ = ["TrainerCallback"]
