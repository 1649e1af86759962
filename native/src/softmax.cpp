#include "softmax.h"

#include "failure.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

// One binary serves old and new processors: the loader picks the clone that fits. Needs the ifunc support of glibc.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("default", "avx2,fma", "avx512f")))
#else
#define FOR_EACH_PROCESSOR
#endif

#if defined(_MSC_VER)
#define INLINED __forceinline
#else
#define INLINED inline __attribute__((always_inline))
#endif

namespace whereabouts {

namespace {

// Independent sums let the additions run side by side without reordering them behind the programmer's back.
constexpr size_t lanes = 32;
// Single precision holds a block this long to 1e-6; blocks are added in double precision.
constexpr size_t block = 4096;

/**
 * exp(x) for x <= 0, to within 2 units in the last place, 0 below -87. Range reduction by ln 2 and the polynomial of
 * S. Moshier's Cephes library (expf).
 */
INLINED float exp_of_negative(float x) {
    constexpr float lowest = -87.0f;
    constexpr float to_nearest = 12582912.0f; // 1.5 * 2^23: adding it rounds to an integer
    const float bounded = x < lowest ? lowest : x;
    const float power = (bounded * 1.44269504f + to_nearest) - to_nearest;
    const float rest = (bounded - power * 0.693359375f) + power * 2.12194440e-4f;
    float series = 1.9875691500e-4f;
    series = series * rest + 1.3981999507e-3f;
    series = series * rest + 8.3334519073e-3f;
    series = series * rest + 4.1665795894e-2f;
    series = series * rest + 1.6666665459e-1f;
    series = series * rest + 5.0000001201e-1f;
    series = series * rest * rest + rest + 1.0f;
    const int32_t bits = (int32_t(power) + 127) * (1 << 23);
    float scale;
    std::memcpy(&scale, &bits, sizeof scale);
    return x < lowest ? 0.0f : series * scale;
}

} // namespace

FOR_EACH_PROCESSOR float highest(const float * logits, size_t count) {
    float tops[lanes];
    std::fill(tops, tops + lanes, -INFINITY);
    size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        for (size_t lane = 0; lane < lanes; ++lane) tops[lane] = logits[i + lane] > tops[lane] ? logits[i + lane] : tops[lane];
    }
    for (; i < count; ++i) tops[0] = logits[i] > tops[0] ? logits[i] : tops[0];
    return *std::max_element(tops, tops + lanes);
}

FOR_EACH_PROCESSOR double sum_of_exponentials(const float * logits, size_t count, float top) {
    double total = 0;
    for (size_t start = 0; start < count; start += block) {
        const size_t end = std::min(count, start + block);
        float sums[lanes] = {};
        size_t i = start;
        for (; i + lanes <= end; i += lanes) {
            for (size_t lane = 0; lane < lanes; ++lane) sums[lane] += exp_of_negative(logits[i + lane] - top);
        }
        for (; i < end; ++i) sums[0] += exp_of_negative(logits[i] - top);
        for (const float sum : sums) total += sum;
    }
    return total;
}

FOR_EACH_PROCESSOR void weigh(const float * logits, size_t count, float top, float temperature, float * weights, BlockOfWeights * blocks) {
    const float sharpness = 1.0f / temperature;
    for (size_t start = 0; start < count; start += weights_a_block, ++blocks) {
        const size_t end = std::min(count, start + weights_a_block);
        float sums[lanes] = {};
        float tops[lanes] = {};
        for (size_t i = start; i < end; i += lanes) {
            const size_t here = std::min(lanes, end - i);
            for (size_t lane = 0; lane < here; ++lane) {
                const float weight = exp_of_negative((logits[i + lane] - top) * sharpness);
                weights[i + lane] = weight;
                sums[lane] += weight;
                tops[lane] = weight > tops[lane] ? weight : tops[lane];
            }
        }
        *blocks = {0, 0};
        for (size_t lane = 0; lane < lanes; ++lane) {
            blocks->sum += sums[lane];
            blocks->top = std::max(blocks->top, tops[lane]);
        }
    }
}

FOR_EACH_PROCESSOR float kept_weight(const float * weights, size_t count, int32_t first, const Cut & cut) {
    float sums[lanes] = {};
    for (size_t i = 0; i < count; i += lanes) {
        const size_t here = std::min(lanes, count - i);
        for (size_t lane = 0; lane < here; ++lane) {
            const float weight = weights[i + lane];
            sums[lane] += cut.keeps(weight, first + int32_t(i + lane)) ? weight : 0.0f;
        }
    }
    float sum = 0;
    for (const float part : sums) sum += part;
    return sum;
}

double log_normaliser(const float * logits, size_t count) {
    const float top = highest(logits, count);
    const double sum = sum_of_exponentials(logits, count, top);
    if (!(sum > 0) || !std::isfinite(top)) throw Failure("decoding-failed", {{"why", std::string("the network returned values that are not numbers")}});
    return double(top) + std::log(sum);
}

float log_probability(const float * logits, size_t count, int token) { return float(double(logits[token]) - log_normaliser(logits, count)); }

} // namespace whereabouts
