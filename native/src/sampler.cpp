#include "sampler.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cstring>
#include <functional>
#include <limits>

namespace whereabouts {

namespace {

constexpr int32_t any_token = std::numeric_limits<int32_t>::max();
constexpr double any_weight = std::numeric_limits<double>::infinity();

// Positive floats order like their bits: the exponent and the top six bits of the mantissa make 8,129 buckets
// from the smallest weight up to 1.
constexpr size_t buckets = 8192;

size_t bucket_of(float weight) {
    uint32_t bits;
    std::memcpy(&bits, &weight, sizeof bits);
    return bits >> 17;
}

} // namespace

int32_t Sampler::draw(const float * logits, const DrawSettings & settings, double chance) {
    const size_t count = weights_.size();
    const float top = highest(logits, count);
    if (settings.temperature <= 0) return int32_t(size_t(std::find(logits, logits + count, top) - logits) % count);

    weigh(logits, count, top, settings.temperature, weights_.data(), blocks_.data());
    Cut cut{std::max(settings.min_p, FLT_MIN), any_token};
    if (settings.top_k > 0 && size_t(settings.top_k) < count) {
        const size_t most_tokens = size_t(settings.top_k);
        cut = cut_after({std::max(cut.weight, weight_that_many_reach(most_tokens)), any_token}, most_tokens, any_weight);
    }
    if (settings.top_p < 1) {
        const double total = kept_in_all(cut);
        // All tokens lighter than this weigh less together than what the nucleus leaves out.
        const float negligible = float((1.0 - settings.top_p) * total / double(count));
        const Cut within = negligible > cut.weight ? Cut{negligible, any_token} : cut;
        cut = cut_after(within, count, total * settings.top_p);
    }
    return walk(cut, chance * kept_in_all(cut));
}

template <class Visit> void Sampler::visit_kept(const Cut & cut, Visit visit) const {
    for (size_t block = 0; block < blocks_.size(); ++block) {
        if (blocks_[block].top < cut.weight) continue;
        const size_t end = std::min(weights_.size(), (block + 1) * weights_a_block);
        for (size_t i = block * weights_a_block; i < end; ++i) {
            if (cut.keeps(weights_[i], int32_t(i))) visit(int32_t(i), weights_[i]);
        }
    }
}

/** A weight that at least `tokens` tokens have: each of that many blocks holds one. */
float Sampler::weight_that_many_reach(size_t tokens) {
    if (tokens > blocks_.size()) return 0;
    tops_.clear();
    for (const BlockOfWeights & block : blocks_) tops_.push_back(block.top);
    const auto place = tops_.begin() + ptrdiff_t(tokens) - 1;
    std::nth_element(tops_.begin(), place, tops_.end(), std::greater<>());
    return *place;
}

/** The cut within `within` after the first `most_tokens` tokens, or where their weight reaches `most_weight`. */
Cut Sampler::cut_after(const Cut & within, size_t most_tokens, double most_weight) {
    // As many as the stack of a worker thread holds with ease: 96 kB.
    std::array<uint32_t, buckets> tokens{};
    std::array<double, buckets> weight{};
    visit_kept(within, [&](int32_t, float own) {
        const size_t bucket = bucket_of(own);
        ++tokens[bucket];
        weight[bucket] += own;
    });
    size_t tokens_above = 0;
    double weight_above = 0;
    size_t edge = buckets;
    while (edge > 0) {
        --edge;
        if (tokens_above + tokens[edge] >= most_tokens || weight_above + weight[edge] >= most_weight) break;
        tokens_above += tokens[edge];
        weight_above += weight[edge];
    }

    // Only the bucket that the cut falls into is put in order.
    at_the_edge_.clear();
    visit_kept(within, [&](int32_t token, float own) {
        if (bucket_of(own) == edge) at_the_edge_.push_back(token);
    });
    std::sort(at_the_edge_.begin(), at_the_edge_.end(), [this](int32_t a, int32_t b) {
        return weights_[size_t(a)] > weights_[size_t(b)] || (weights_[size_t(a)] == weights_[size_t(b)] && a < b);
    });
    for (const int32_t token : at_the_edge_) {
        ++tokens_above;
        weight_above += weights_[size_t(token)];
        if (tokens_above >= most_tokens || weight_above >= most_weight) return {weights_[size_t(token)], token};
    }
    return within;
}

float Sampler::kept_in_block(const Cut & cut, size_t block) const {
    if (blocks_[block].top < cut.weight) return 0;
    if (cut.weight <= FLT_MIN) return blocks_[block].sum;
    const size_t start = block * weights_a_block;
    return kept_weight(&weights_[start], std::min(weights_a_block, weights_.size() - start), int32_t(start), cut);
}

double Sampler::kept_in_all(const Cut & cut) const {
    double sum = 0;
    for (size_t block = 0; block < blocks_.size(); ++block) sum += kept_in_block(cut, block);
    return sum;
}

/**
 * Walks in the order of ids, not of weights: rounding differs in the last bit between batch sizes, and must not reorder
 * the line that the chance falls on.
 */
int32_t Sampler::walk(const Cut & cut, double target) const {
    double sum = 0;
    size_t block = 0;
    size_t last_with_any = 0;
    for (; block < blocks_.size(); ++block) {
        const float here = kept_in_block(cut, block);
        if (here > 0) last_with_any = block;
        if (sum + here > target) break;
        sum += here;
    }
    // Rounding may leave the target a hair beyond the whole sum; then the last kept token is meant.
    if (block == blocks_.size()) block = last_with_any;
    int32_t token = 0;
    for (size_t i = block * weights_a_block; i < std::min(weights_.size(), (block + 1) * weights_a_block) && sum <= target; ++i) {
        if (!cut.keeps(weights_[i], int32_t(i))) continue;
        token = int32_t(i);
        sum += weights_[i];
    }
    return token;
}

} // namespace whereabouts
