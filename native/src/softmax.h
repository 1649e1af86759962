// The passes over all logits of one token (152,000 of them for Qwen), written so that the compiler turns them into
// vector code for the machine at hand.
#pragma once

#include <cstddef>
#include <cstdint>

namespace whereabouts {

/** The largest logit. */
float highest(const float * logits, size_t count);

/** Sum of exp(logit - top); NaN where a logit is NaN. */
double sum_of_exponentials(const float * logits, size_t count, float top);

/** Tokens a block: sums and maxima are kept for blocks, so that later passes skip what cannot matter. */
constexpr size_t weights_a_block = 64;

struct BlockOfWeights {
    float sum;
    float top;
};

/** weights[i] = exp((logits[i] - top) / temperature), so the most probable token weighs 1; `blocks` has one entry per started block. */
void weigh(const float * logits, size_t count, float top, float temperature, float * weights, BlockOfWeights * blocks);

/** A place in the order (heavier first, then lower id): everything up to it is kept. */
struct Cut {
    float weight;
    int32_t token;

    bool keeps(float other, int32_t id) const { return (other > weight) | ((other == weight) & (id <= token)); }
};

/** Sum of the kept ones of `count` (at most one block) weights, the first of which is token `first`. */
float kept_weight(const float * weights, size_t count, int32_t first, const Cut & cut);

/** What a logit is less than by its natural-log probability. Throws `decoding-failed` where the logits are not numbers. */
double log_normaliser(const float * logits, size_t count);

/** Natural-log probability of `token` under the distribution of these logits. Throws `decoding-failed` where they are not numbers. */
float log_probability(const float * logits, size_t count, int token);

} // namespace whereabouts
