"""A small byte-level vocabulary of our own, in the form of Qwen's: its way of splitting, its special tokens, its template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

#: In the order of Qwen's vocabulary, right after the ordinary tokens.
SPECIAL_TOKENS = (
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|object_ref_start|>",
    "<|object_ref_end|>",
    "<|box_start|>",
    "<|box_end|>",
    "<|quad_start|>",
    "<|quad_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|vision_pad|>",
    "<|image_pad|>",
    "<|video_pad|>",
)

#: ChatML with Qwen's vision markers: what the workbench's engine writes too (`models/prompts/chat-ml.ts`).
CHAT_TEMPLATE = """{%- for message in messages -%}
<|im_start|>{{ message.role }}
{% if message.content is string -%}
{{ message.content }}
{%- else -%}
{%- for part in message.content -%}
{%- if part.type == 'text' -%}{{ part.text }}{%- else -%}<|vision_start|><|image_pad|><|vision_end|>{%- endif -%}
{%- endfor -%}
{%- endif -%}<|im_end|>
{% endfor -%}
{%- if add_generation_prompt -%}
<|im_start|>assistant
{% endif -%}"""


def train_tokenizer(texts: Iterable[str], vocabulary: int) -> Any:
    """A `Qwen2Tokenizer` whose merges were learnt on `texts`.

    `vocabulary` counts all tokens: 256 bytes, merges, special tokens. It is a multiple of 32, so that the embedding's rows need
    no padding.
    """
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
    from transformers import Qwen2Tokenizer
    from transformers.models.qwen2.tokenization_qwen2 import PRETOKENIZE_REGEX

    assert vocabulary % 32 == 0, "the embedding's rows are quantised in blocks of 32"
    learner = Tokenizer(models.BPE())
    learner.normalizer = normalizers.NFC()
    from tokenizers import Regex

    learner.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PRETOKENIZE_REGEX), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    learner.decoder = decoders.ByteLevel()
    learner.train_from_iterator(
        texts,
        trainers.BpeTrainer(
            vocab_size=vocabulary - len(SPECIAL_TOKENS),
            initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
            show_progress=False,
        ),
    )
    import json

    learnt = json.loads(learner.to_str())["model"]
    vocab: dict[str, int] = learnt["vocab"]
    merges = [tuple(merge) for merge in learnt["merges"]]
    for index in range(len(vocab), vocabulary - len(SPECIAL_TOKENS)):
        # Few texts have few pairs to merge; the ids of the special tokens must not depend on that.
        vocab[f"<|unused_{index}|>"] = index
    for token in SPECIAL_TOKENS:
        vocab[token] = len(vocab)
    tokenizer = Qwen2Tokenizer(
        vocab=vocab,
        merges=merges,
        unk_token="<|endoftext|>",
        eos_token="<|im_end|>",
        pad_token="<|endoftext|>",
        additional_special_tokens=list(SPECIAL_TOKENS),
    )
    tokenizer.chat_template = CHAT_TEMPLATE
    tokenizer.padding_side = "left"
    return tokenizer
