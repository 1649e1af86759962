"""A work-around for machines without a GPU, in one place: torchvision's CUDA build beside torch's CPU build.

There `import torchvision` fails with `operator torchvision::nms does not exist`, and the processors of transformers need
torchvision. Declaring the two operators that its Python side registers fakes for is enough; nothing here calls them.
"""

from __future__ import annotations

from typing import Any

#: A library of operators lives as long as its object.
_kept: list[Any] = []

_OPERATORS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)


def make_torchvision_importable() -> None:
    """Must run before the first import of torchvision. Does nothing where torch is a build for GPUs."""
    import torch

    if _kept or torch.version.cuda or torch.version.hip:
        return
    if hasattr(torch.ops.torchvision, "nms"):
        return
    library = torch.library.Library("torchvision", "DEF")
    for operator in _OPERATORS:
        library.define(operator)
    _kept.append(library)
