"""Memory of one GPU, part by part, in bytes. Each line's formula is told with its number.

Sources of the bytes per parameter: Rajbhandari et al. 2020 (ZeRO), section 3: with Adam in mixed precision a trained parameter
takes 2 + 2 + 12 bytes. Activations: Korthikanti et al. 2022, section 4, with one layer's kept while it is computed again.
"""

from __future__ import annotations

from dataclasses import dataclass

from globe_trainer.planning.shapes import Shape

GB = 1e9


@dataclass(frozen=True)
class Line:
    what: str
    bytes: float
    formula: str


@dataclass(frozen=True)
class Load:
    """What of a run memory depends on."""

    processes: int
    #: Whether weights, gradients and optimizer are shared out over the processes (ZeRO-3, FSDP), or each has its own.
    sharded: bool
    lora_rank: int | None
    trained_vision: bool
    trained_projector: bool
    #: Bytes of a weight: 2 for bfloat16, 4 for float32.
    weight_bytes: int
    reference: bool
    batch: int
    prompt_tokens: int
    completion_tokens: int
    checkpointing: bool
    vllm_bytes: float
    vllm_sleeps: bool
    reward_model: int


#: q, k, v, o, gate, up, down: what a rank adds, over both of its matrices.
def lora_parameters(shape: Shape, rank: int) -> int:
    w, kv, f = shape.width, shape.kv_width, shape.feed_forward
    return shape.layers * rank * ((w + w) + 2 * (w + kv) + (w + w) + 3 * (w + f))


def memory(shape: Shape, load: Load) -> list[Line]:
    """The lines; the peak is what `peak` says of them."""
    share = load.processes if load.sharded else 1
    wide = load.weight_bytes
    trained = (
        lora_parameters(shape, load.lora_rank)
        if load.lora_rank is not None
        else shape.language + (shape.vision if load.trained_vision else 0) + (shape.projector if load.trained_projector else 0)
    )
    # In float32 the weights are their own master copy.
    optimizer = 12 if wide == 2 else 8
    lines = [
        Line("weights", wide * shape.all / share, f"{wide} B × all parameters / {share}"),
        Line("gradients", wide * trained / share, f"{wide} B × trained / {share}"),
        Line("optimizer", optimizer * trained / share, f"{optimizer} B × trained / {share}"),
    ]
    if load.reference and load.lora_rank is None:
        lines.append(Line("reference model", wide * shape.all / share, f"{wide} B × all parameters / {share}"))
    if load.reward_model:
        lines.append(Line("reward model", wide * load.reward_model, f"{wide} B × its parameters"))
    if load.sharded and share > 1:
        gathered = max(shape.head, 2 * shape.layer)
        lines.append(Line("gathered weights", wide * gathered, f"{wide} B × max(output matrix, two layers)"))
    tokens = load.batch * (load.prompt_tokens + load.completion_tokens)
    one_layer = tokens * wide * (10 * shape.width + 4 * shape.feed_forward + 4 * shape.kv_width)
    if load.checkpointing:
        kept = tokens * wide * shape.width * shape.layers + one_layer
        formula = f"{wide} B × tokens × (width × layers + one layer's 10·width + 4·feed-forward + 4·kv)"
    else:
        kept = one_layer * shape.layers
        formula = f"{wide} B × tokens × layers × (10·width + 4·feed-forward + 4·kv)"
    lines.append(Line("activations", kept, f"{formula}, tokens = {tokens}"))
    logits = load.batch * (load.completion_tokens + 1) * shape.vocabulary
    each = 3 * wide + 4
    lines.append(Line("logits", logits * each, f"{each} B × batch × (completion + 1) × vocabulary"))
    if load.vllm_bytes:
        lines.append(Line("rollout engine", load.vllm_bytes, "its stated share of the GPU"))
    lines.append(Line("runtime and fragments", 4 * GB if wide == 2 else 0.5 * GB, "a flat allowance"))
    return lines


def peak(lines: list[Line], vllm_sleeps: bool) -> float:
    """While completions are written there are no activations and logits; while the model is updated a sleeping engine is out."""
    by_name = {line.what: line.bytes for line in lines}
    always = sum(line.bytes for line in lines if line.what not in ("activations", "logits", "rollout engine"))
    update = by_name["activations"] + by_name["logits"]
    engine = by_name.get("rollout engine", 0.0)
    return always + (max(update, engine) if vllm_sleeps else update + engine)


def engine_need(shape: Shape, wide: int, sequences: int, tokens: int, parallel: int) -> float:
    """Least that a rollout engine needs: its weights, and keys and values of the sequences it writes at once."""
    cache = 2 * wide * shape.layers * shape.kv_width * tokens * sequences
    return (wide * shape.all + cache) / parallel
