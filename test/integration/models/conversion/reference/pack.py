"""ggml's own packing of raw 32-bit numbers: pack.py LIBRARY_FOLDER TYPE ROW_LENGTH BYTES INPUT OUTPUT (TYPE is ggml's number)"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

folder, kind, row_length, size, source, target = sys.argv[1:]
library = ctypes.CDLL(str(next(Path(folder).glob("libggml-base*.*"))))
library.ggml_quantize_chunk.restype = ctypes.c_size_t
numbers = Path(source).read_bytes()
packed = ctypes.create_string_buffer(int(size))
rows = len(numbers) // 4 // int(row_length)
whole = ctypes.c_int64
written = library.ggml_quantize_chunk(int(kind), numbers, packed, whole(0), whole(rows), whole(int(row_length)), None)
assert written == int(size), written
Path(target).write_bytes(packed.raw)
