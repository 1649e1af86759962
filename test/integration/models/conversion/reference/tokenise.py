"""What `tokenizers` makes of each line: tokenise.py CHECKPOINT LINES.json prints one JSON list of lists."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tokenizers import Tokenizer

folder, lines = sys.argv[1:]
tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
texts = json.loads(Path(lines).read_text(encoding="utf-8"))
print(json.dumps([tokenizer.encode(text, add_special_tokens=False).ids for text in texts]))
