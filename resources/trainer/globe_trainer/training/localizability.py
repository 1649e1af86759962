"""The reward model in the process of the run, as a judge that R_loc asks."""

from __future__ import annotations

from collections.abc import Sequence

from globe_trainer.models.loading import load_model, load_processor
from globe_trainer.models.settings import ModelSettings
from globe_trainer.models.yes_no import ask_for_answers, verdicts
from globe_trainer.rewards.loc import Judge


def judge_in_process(model_path: str, dtype: str, batch: int) -> Judge:
    """The reward model loaded beside the trained one, on the same device. It is given encoded photos."""
    import torch

    model = load_model(ModelSettings(path=model_path, dtype="bfloat16" if dtype == "bfloat16" else "float32"))
    if torch.cuda.is_available():
        model = model.to(torch.device("cuda", torch.cuda.current_device()))
    processor = load_processor(model_path)

    def judge(images: Sequence[bytes], reasonings: Sequence[str]) -> list[float]:
        found = verdicts(model, processor, images, reasonings, batch)
        ask_for_answers(found, [f"at place {index} of the batch" for index in range(len(found))], model_path)
        return [verdict.yes for verdict in found]

    return judge
