// Draws one token from a row of logits: temperature, then top-k, top-p and min-p on the tempered distribution (the order
// in which reinforcement-learning rollouts draw), without sorting the vocabulary.
#pragma once

#include "softmax.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace whereabouts {

struct DrawSettings {
    float temperature; // 0 = take the most probable
    float top_p;       // 1 = off
    int32_t top_k;     // 0 = off
    float min_p;       // 0 = off
};

class Sampler {
public:
    explicit Sampler(size_t vocabulary) : weights_(vocabulary), blocks_((vocabulary + weights_a_block - 1) / weights_a_block) {}

    /** `chance` is uniform in [0, 1). Logits of minus infinity are never drawn. */
    int32_t draw(const float * logits, const DrawSettings & settings, double chance);

private:
    template <class Visit> void visit_kept(const Cut & cut, Visit visit) const;
    float weight_that_many_reach(size_t tokens);
    Cut cut_after(const Cut & within, size_t most_tokens, double most_weight);
    float kept_in_block(const Cut & cut, size_t block) const;
    double kept_in_all(const Cut & cut) const;
    int32_t walk(const Cut & cut, double target) const;

    std::vector<float> weights_;
    std::vector<BlockOfWeights> blocks_;
    std::vector<float> tops_;
    std::vector<int32_t> at_the_edge_;
};

} // namespace whereabouts
