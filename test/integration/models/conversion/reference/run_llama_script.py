"""Runs llama.cpp's own conversion script: run_llama_script.py SCRIPT ARGUMENTS...

Two things are put in its way. It asks for sentencepiece before it looks whether the model has such a vocabulary, which none here
has. And it knows a tokenizer by what the published vocabulary makes of a sample text, so that it would refuse any other.
"""

from __future__ import annotations

import importlib.machinery
import runpy
import sys
import types
from pathlib import Path

sys.argv = sys.argv[1:]
script = Path(sys.argv[0])
sys.path[:0] = [str(script.parent), str(script.parent / "gguf-py")]

from transformers import AutoConfig, AutoTokenizer  # noqa: E402, F401 - before it could see the module below

absent = types.ModuleType("sentencepiece")
absent.SentencePieceProcessor = None  # type: ignore[attr-defined]
absent.__spec__ = importlib.machinery.ModuleSpec("sentencepiece", None)
sys.modules["sentencepiece"] = absent

import conversion.base  # noqa: E402

conversion.base.TextModel.get_vocab_base_pre = lambda self, tokenizer: "qwen2"
runpy.run_path(str(script), run_name="__main__")
