// llama.cpp's 4- and 6-bit blocks, to the same bits as ggml makes them and several times as fast.
#pragma once

#include <ggml.h>

#include <cstdint>

namespace whereabouts {

/**
 * What `ggml_quantize_chunk` does without an importance matrix. ggml tries some twenty scales for each stretch of a block, one number
 * after the other; here eight stretches are tried side by side, each in ggml's own order of operations, so that not a bit
 * differs. Whatever is out of the ordinary (stretches of equal or vanishing numbers) and other types and processors are ggml's.
 */
void pack_blocks(ggml_type type, const float * numbers, uint8_t * into, int64_t rows, int64_t row_length);

} // namespace whereabouts
