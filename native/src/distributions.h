// Two models side by side without both in memory: what one says along an answer is kept in a file, row by row, and the other is
// held against it.
#pragma once

#include "session.h"

#include <string>
#include <vector>

namespace whereabouts {

/**
 * Keeps the log-probabilities of all tokens at each position of `tokens` after the prompt: 32 bits a number, one row in memory at
 * a time. Throws as `score`, and `distributions-unwritable`.
 */
void save_distributions(OpenSession & session, const std::vector<llama_token> & tokens, const std::string & file, const StopFlag & stop);

struct Comparison {
    /** Kullback–Leibler divergence of this model from the kept rows over the whole vocabulary, in nats, by position. */
    std::vector<float> divergences;
    /** 1 where both find the same token most probable. */
    std::vector<uint8_t> same_choices;
};

/** Throws as `score`, and `distributions-invalid` for a file of another vocabulary or length. */
Comparison compare_distributions(OpenSession & session, const std::vector<llama_token> & tokens, const std::string & file, const StopFlag & stop);

} // namespace whereabouts
