"""llama.cpp's own quantiser on a whole file: quantise.py LIBRARY_FOLDER INPUT OUTPUT FILE_TYPE THREADS"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

folder, source, target, file_type, threads = sys.argv[1:]


class Parameters(ctypes.Structure):
    """The beginning of `llama_model_quantize_params`; room for the rest."""

    _fields_ = [("nthread", ctypes.c_int32), ("ftype", ctypes.c_int32), ("rest", ctypes.c_uint8 * 248)]


# Each library needs those before it.
library = None
for pattern in ("libggml-base*.so*", "libggml-cpu-x64*.so*", "libggml.so*", "libggml.v*.so*", "libllama.so*", "libllama.v*.so*"):
    for path in sorted(Path(folder).glob(pattern)):
        library = ctypes.CDLL(str(path), ctypes.RTLD_GLOBAL)
assert library is not None
library.llama_model_quantize_default_params.restype = Parameters
library.llama_model_quantize.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(Parameters)]
library.llama_model_quantize.restype = ctypes.c_uint32
parameters = library.llama_model_quantize_default_params()
parameters.nthread = int(threads)
parameters.ftype = int(file_type)
sys.exit(library.llama_model_quantize(source.encode(), target.encode(), ctypes.byref(parameters)))
