// Numbers packed into llama.cpp's blocks, by ggml's own quantiser, on several threads.
#pragma once

#include <napi.h>

namespace whereabouts {

/** `quantise` in ../surface.ts. */
Napi::Value quantise(const Napi::CallbackInfo & info);

} // namespace whereabouts
