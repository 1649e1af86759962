"""Direct GRPO by TRL's trainer, used as it is: our rewards go in as functions, all else through its callbacks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from globe_trainer.events import Events
from globe_trainer.models.adapting import choose_trained, lora_configuration
from globe_trainer.models.loading import ADAPTER_FILE, image_token_ids, load_model, load_processor
from globe_trainer.models.settings import ModelSettings
from globe_trainer.stopping import Stop
from globe_trainer.strict_reading import as_mapping
from globe_trainer.training.alarms import Alarm, Watch
from globe_trainer.training.callbacks import wait_for_all
from globe_trainer.training.data_sets import read_records
from globe_trainer.training.grpo_data import grpo_data
from globe_trainer.training.grpo_settings import GrpoConfiguration
from globe_trainer.training.resuming import prepare_to_resume
from globe_trainer.training.reward_functions import reward_functions
from globe_trainer.training.rollout_files import RolloutCallback
from globe_trainer.training.run_folder import RunFolder
from globe_trainer.training.running import run_callbacks, run_to_end
from globe_trainer.training.schedule import trainer_arguments
from globe_trainer.training.step_clock import StepClock
from globe_trainer.training.trainer_callback import TrainerCallback


def train_grpo(configuration: GrpoConfiguration, events: Events, stop: Stop) -> dict[str, Any] | None:
    """The run's last metrics, or None where it was asked to stop before its end. The model is in `output`/model."""
    folder = RunFolder(Path(configuration.output), "grpo", as_mapping(configuration))
    if folder.is_finished():
        return folder.values()
    data = Path(configuration.data)
    count = len(read_records(data, configuration.split))
    if configuration.held_out.split:
        read_records(data, configuration.held_out.split)
    trainer, last = grpo_trainer(configuration, folder.path, events, stop)
    if not run_to_end(trainer, prepare_to_resume(trainer, configuration.model, folder.path), stop):
        return None
    trainer.save_model(str(folder.model))
    if trainer.is_world_process_zero():
        trainer.processing_class.save_pretrained(folder.model)
        folder.finish({"records": count, "steps": trainer.state.global_step, **last.values})
    wait_for_all()
    return folder.values()


def grpo_trainer(configuration: GrpoConfiguration, output: Path, events: Events, stop: Stop) -> tuple[Any, LastMetrics]:
    """TRL's trainer, ready to train."""
    clock, watch, last = StepClock(), Watch(), LastMetrics()
    start = _start_of(configuration.model, output)
    processor = load_processor(start.path)
    rewards, lambdas = reward_functions(configuration.rewards, clock, configuration.model.dtype)
    arguments = _arguments(configuration, output, processor, lambdas)
    model = load_model(start)
    adapter = lora_configuration(start)
    if adapter is None:
        choose_trained(model, start)

    def watched(step: int, values: dict[str, float]) -> None:
        if "loss" in values:
            values.update(clock.seconds())
        last.take(values)
        _tell(events, step, watch.step(step, values))
        if "eval_country_right" in values:
            _tell(events, step, watch.held_out(step, last.reward(), values["eval_country_right"]))

    from trl import GRPOTrainer

    data = Path(configuration.data)
    held_out = configuration.held_out
    trainer = GRPOTrainer(
        model=model,
        reward_funcs=rewards,
        args=arguments,
        train_dataset=grpo_data(data, configuration.split, start.prompt, output / "cache"),
        eval_dataset=grpo_data(data, held_out.split, start.prompt, output / "cache", held_out.count) if held_out.split else None,
        processing_class=processor,
        peft_config=adapter,
        callbacks=[
            _ClockCallback(clock),
            *run_callbacks(events, stop, output, configuration.schedule, watched),
            RolloutCallback(events, output),
        ],
    )
    return trainer, last


def _arguments(configuration: GrpoConfiguration, output: Path, processor: Any, lambdas: list[float]) -> Any:
    from trl import GRPOConfig

    rollouts, held_out = configuration.rollouts, configuration.held_out
    common = trainer_arguments(configuration.schedule, configuration.model, output, configuration.learning_rate)
    # Each step's rollouts are written with its log.
    common["logging_steps"] = 1
    suppressed = image_token_ids(processor)
    if rollouts.engine == "transformers":
        engine: dict[str, Any] = {"generation_kwargs": {"suppress_tokens": suppressed}}
    else:
        engine = {
            "use_vllm": True,
            "vllm_mode": rollouts.engine.removeprefix("vllm-").replace("colocated", "colocate"),
            "vllm_gpu_memory_utilization": rollouts.vllm_share_of_memory,
            "vllm_enable_sleep_mode": rollouts.vllm_sleep,
            "vllm_tensor_parallel_size": rollouts.vllm_tensor_parallel,
            "vllm_server_base_url": rollouts.vllm_server_url,
            "generation_kwargs": {"logit_bias": {token: -100.0 for token in suppressed}},
        }
    return GRPOConfig(
        **common,
        **engine,
        per_device_train_batch_size=configuration.batch,
        gradient_accumulation_steps=configuration.accumulation(int(os.environ.get("WORLD_SIZE", "1"))),
        num_generations=configuration.generations,
        num_iterations=configuration.iterations,
        max_completion_length=rollouts.max_tokens,
        temperature=rollouts.temperature,
        beta=configuration.beta,
        epsilon=configuration.epsilon,
        use_bias_correction_kl=configuration.correct_kl,
        loss_type=configuration.loss_type,
        scale_rewards=configuration.scale_rewards,
        reward_weights=lambdas,
        model_init_kwargs={"dtype": configuration.model.dtype, "attn_implementation": configuration.model.attention},
        log_completions=True,
        num_completions_to_print=0,
        eval_strategy="steps" if held_out.split else "no",
        eval_steps=held_out.every,
        num_generations_eval=1,
        per_device_eval_batch_size=configuration.batch * 4,
    )


def _start_of(settings: ModelSettings, output: Path) -> ModelSettings:
    """The reference model is loaded by path, so an adapter to begin with is merged into a copy first."""
    from dataclasses import replace

    if not (Path(settings.path) / ADAPTER_FILE).is_file():
        return settings
    merged = output / "start"
    if int(os.environ.get("RANK", "0")) == 0 and not (merged / "config.json").is_file():
        part = output / "start.part"
        load_model(settings).save_pretrained(part)
        load_processor(settings.path).save_pretrained(part)
        part.replace(merged)
    wait_for_all()
    return replace(settings, path=str(merged))


def _tell(events: Events, step: int, alarms: list[Alarm]) -> None:
    for alarm in alarms:
        events.emit("alarm", kind=alarm.kind, step=step, message=alarm.message, values=alarm.values)


class LastMetrics:
    """The metrics of the last step of training and of the last look at held-out photos."""

    def __init__(self) -> None:
        self.values: dict[str, float] = {}
        self._rewards: list[float] = []

    def take(self, values: dict[str, float]) -> None:
        self.values.update(values)
        if "reward" in values:
            self._rewards.append(values["reward"])

    def reward(self) -> float:
        """Mean of the last steps' rewards."""
        last = self._rewards[-20:]
        return sum(last) / len(last) if last else 0.0


class _ClockCallback(TrainerCallback):  # type: ignore[misc]
    def __init__(self, clock: StepClock) -> None:
        self._clock = clock

    def on_step_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._clock.begin()
