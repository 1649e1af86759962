"""Every setting of a GRPO run. Defaults are the paper's where it states them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from globe_trainer.models.settings import ModelSettings
from globe_trainer.problems import Problem
from globe_trainer.rewards.loc_endpoint import EndpointSettings
from globe_trainer.strict_reading import setting
from globe_trainer.training.schedule import Schedule

RewardName = Literal["geo", "vis", "loc", "format", "distance"]


@dataclass(frozen=True)
class RewardSettings:
    names: tuple[RewardName, ...] = setting(("loc", "vis", "geo"), about="Which rewards are added up.", source="paper")
    lambdas: tuple[float, ...] = setting(
        (0.2, 0.5, 1.0),
        about="The weight λ of each, in the same order.",
        source="published code (its README; the paper states none)",
    )
    alpha: float = setting(0.8, about="α: how much of R_geo the city is worth.", source="published code")
    region_credit: float = setting(
        0.0, about="Share of a right city that a wrong one in the right region is worth (needs `gazetteer`)."
    )
    distance_scale_km: float = setting(
        100.0, about="Distance at which the reward `distance` (ours; needs `gazetteer`) has fallen to 1/e."
    )
    gazetteer: str | None = setting(None, about="Exported gazetteer (JSON lines), where names are looked up.")
    reward_model: str | None = setting(None, about="Folder of the reward model, for `loc` in this process.")
    reward_model_batch: int = setting(16, about="Questions it is asked in one forward pass.")
    endpoint: EndpointSettings | None = setting(None, about="The reward model behind an OpenAI-compatible endpoint instead.")
    failures_allowed: float = setting(
        0.05, about="Share of the last verdicts that the reward model may fail to give before the run stops."
    )

    def __post_init__(self) -> None:
        if not self.names or len(set(self.names)) != len(self.names):
            raise Problem("rewards-wrong", "`rewards.names` must name at least one reward, each once.", "For example [geo].")
        if len(self.names) != len(self.lambdas):
            raise Problem(
                "lambda-count-wrong",
                f"There are {len(self.names)} rewards, but {len(self.lambdas)} λ.",
                "Give `rewards.lambdas` one number for each of `rewards.names`, in the same order.",
                rewards=len(self.names),
                lambdas=len(self.lambdas),
            )
        if not 0 <= self.alpha <= 1:
            raise Problem("alpha-wrong", f"α is {self.alpha}.", "It must be between 0 and 1.")
        if (self.region_credit or "distance" in self.names) and self.gazetteer is None:
            raise Problem(
                "gazetteer-missing", "Region credit and `distance` need to know where places lie.", "Set `rewards.gazetteer`."
            )
        if not self.distance_scale_km > 0:
            raise Problem("distance-scale-wrong", f"`rewards.distance_scale_km` is {self.distance_scale_km}.", "Make it positive.")
        sources = (self.reward_model is not None) + (self.endpoint is not None)
        if "loc" in self.names and sources != 1:
            raise Problem(
                "reward-model-unclear",
                "The reward `loc` needs a reward model: a folder or an endpoint, and not both.",
                "Set `rewards.reward_model` or `rewards.endpoint`, or take `loc` out.",
            )


@dataclass(frozen=True)
class RolloutSettings:
    engine: Literal["transformers", "vllm-colocated", "vllm-server"] = setting(
        "transformers", about="What writes the completions: the trained model itself, or vLLM on the same or on other GPUs."
    )
    vllm_share_of_memory: float = setting(0.3, about="Share of each GPU's memory that a colocated vLLM takes.")
    vllm_sleep: bool = setting(True, about="A colocated vLLM gives its memory back while the model is updated.")
    vllm_server_url: str | None = setting(None, about="Address of the vLLM server, for `vllm-server`.")
    vllm_tensor_parallel: int = setting(1, about="GPUs that share one copy of a colocated vLLM's model.")
    temperature: float = setting(1.0, about="Temperature of sampling.", source="published code")
    max_tokens: int = setting(1024, about="Longest completion, in tokens.", source="paper")


@dataclass(frozen=True)
class HeldOutSettings:
    split: str | None = setting("validation", about="Split that is looked at while training; none leaves it out.")
    count: int = setting(256, about="How many of its photos.")
    every: int = setting(100, about="Steps between two looks.")


@dataclass(frozen=True)
class GrpoConfiguration:
    model: ModelSettings = setting(about="The model to begin with; it is the reference of the KL term too.")
    data: str = setting(about="Folder of the data set.")
    output: str = setting(about="Folder of the run; the same command goes on from what is there.")
    rewards: RewardSettings = setting(RewardSettings(names=("geo",), lambdas=(1.0,)), about="What is rewarded.")
    rollouts: RolloutSettings = setting(RolloutSettings(), about="How completions are written.")
    held_out: HeldOutSettings = setting(HeldOutSettings(), about="How it is watched.")
    schedule: Schedule = setting(Schedule(), about="How long and in what steps.")
    split: str = setting("train", about="The split that is trained on.")
    photos_per_step: int = setting(16, about="Photos of one optimizer step, over all processes.", source="paper: batch 16")
    generations: int = setting(16, about="G: completions of each photo.", source="paper")
    batch: int = setting(4, about="Completions in one forward pass of one process.")
    learning_rate: float = setting(1e-6, about="Length of the optimizer's steps.", source="paper")
    beta: float = setting(0.001, about="β: weight of the KL term.", source="paper")
    epsilon: float = setting(0.2, about="ε: how far a probability's ratio counts.", source="paper")
    loss_type: Literal["grpo", "dr_grpo", "dapo", "bnpo"] = setting("grpo", about="How tokens are averaged.", source="paper")
    scale_rewards: Literal["group", "batch", "none"] = setting(
        "group", about="What the advantage is divided by: its group's spread, the batch's, or nothing.", source="paper"
    )
    correct_kl: bool = setting(
        False,
        about="Weigh the KL term by the probabilities' ratio, which makes its gradient unbiased; TRL would do so.",
        source="paper",
    )
    iterations: int = setting(1, about="Updates from the same completions.", source="published code")

    def __post_init__(self) -> None:
        if self.generations < 2:
            raise Problem(
                "generations-wrong", f"`generations` is {self.generations}.", "A group needs at least 2 completions to compare."
            )

    def accumulation(self, processes: int) -> int:
        """Forward passes of one process that make one step. A Problem where the numbers do not fit."""
        completions = self.photos_per_step * self.generations
        if completions % (self.batch * processes):
            raise Problem(
                "batch-does-not-fit",
                f"{self.photos_per_step} photos × {self.generations} completions cannot be shared out in batches of {self.batch} "
                f"over {processes} processes.",
                "Choose `batch` so that photos_per_step × generations is a multiple of batch × processes.",
                completions=completions,
                processes=processes,
            )
        return completions // (self.batch * processes)
