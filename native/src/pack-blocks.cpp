#include "pack-blocks.h"

#include <cmath>
#include <cstring>

namespace whereabouts {

// Elsewhere the compiler may join a multiplication and an addition into one operation, where ggml's did not or the other way round.
#if defined(__GNUC__) && defined(__x86_64__)

#if defined(__GLIBC__) && !defined(__clang__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif
#define ALWAYS_INLINE inline __attribute__((always_inline))

namespace {

constexpr int BLOCK = 256;
constexpr int LANES = 8;

/** One number of each of eight stretches. */
typedef float Lanes __attribute__((vector_size(LANES * sizeof(float))));

/** Adding this and taking it away rounds to the nearest whole number, ties to even (ggml's nearest_int). */
constexpr float ROUNDING = 12582912.f;

/** Below it ggml takes a stretch for zeros, or divides by almost nothing: such blocks are left to it. */
constexpr float SMALLEST = 1e-15f;

ALWAYS_INLINE float rounded(float number) { return (number + ROUNDING) - ROUNDING; }
ALWAYS_INLINE Lanes rounded(Lanes numbers) { return (numbers + ROUNDING) - ROUNDING; }
ALWAYS_INLINE float within(float number, float low, float high) { return number < low ? low : number > high ? high : number; }
ALWAYS_INLINE Lanes within(Lanes numbers, float low, float high) {
    const Lanes at_least = numbers < low ? Lanes{} + low : numbers;
    return at_least > high ? Lanes{} + high : at_least;
}
ALWAYS_INLINE Lanes sizes(Lanes numbers) { return numbers < 0 ? -numbers : numbers; }

ALWAYS_INLINE bool any_below(Lanes numbers, float limit) {
    bool found = false;
    for (int lane = 0; lane < LANES; ++lane) found |= !(numbers[lane] >= limit);
    return found;
}

/** Stretches of `LENGTH` numbers that follow each other, side by side. */
template <int LENGTH> ALWAYS_INLINE void side_by_side(const float * numbers, Lanes * lanes) {
    for (int i = 0; i < LENGTH; ++i)
        for (int lane = 0; lane < LANES; ++lane) lanes[i][lane] = numbers[lane * LENGTH + i];
}

// ---- Q4_K: eight stretches of 32, each with a scale and a minimum

struct Block4 {
    ggml_fp16_t d;
    ggml_fp16_t dmin;
    uint8_t scales[12];
    uint8_t qs[BLOCK / 2];
};

/** make_qkx2_quants(32, 15, …, -1.f, 0.1f, 20, false) of ggml-quants.c, but for the numbers themselves. False: not ours. */
ALWAYS_INLINE bool scales_and_minima(const float * numbers, float * scales, float * minima) {
    constexpr int LENGTH = 32;
    constexpr int MOST = 15;
    constexpr int STEPS = 20;
    Lanes x[LENGTH];
    Lanes weights[LENGTH];
    side_by_side<LENGTH>(numbers, x);
    Lanes sum_x2{};
    for (int i = 0; i < LENGTH; ++i) sum_x2 += x[i] * x[i];
    Lanes av_x;
    for (int lane = 0; lane < LANES; ++lane) av_x[lane] = std::sqrt(sum_x2[lane] / LENGTH);
    for (int i = 0; i < LENGTH; ++i) weights[i] = av_x + sizes(x[i]);

    Lanes min = x[0];
    Lanes max = x[0];
    Lanes sum_w = weights[0];
    Lanes sum_x = sum_w * x[0];
    for (int i = 1; i < LENGTH; ++i) {
        min = x[i] < min ? x[i] : min;
        max = x[i] > max ? x[i] : max;
        sum_w += weights[i];
        sum_x += weights[i] * x[i];
    }
    min = min > 0 ? Lanes{} : min;
    Lanes narrowest = max - min;
    if (any_below(narrowest, SMALLEST)) return false;
    Lanes iscale = float(MOST) / (max - min);
    Lanes scale = 1.f / iscale;
    Lanes best_error{};
    for (int i = 0; i < LENGTH; ++i) {
        const Lanes l = within(rounded(iscale * (x[i] - min)), 0, MOST);
        const Lanes diff = scale * l + min - x[i];
        best_error += weights[i] * (diff * diff);
    }
    for (int step = 0; step <= STEPS; ++step) {
        // Against the minimum that was best so far, as ggml does.
        iscale = (-1.f + 0.1f * float(step) + float(MOST)) / (max - min);
        narrowest = max - min < narrowest ? max - min : narrowest;
        Lanes sum_l{};
        Lanes sum_l2{};
        Lanes sum_xl{};
        Lanes tried[LENGTH];
        for (int i = 0; i < LENGTH; ++i) {
            const Lanes l = within(rounded(iscale * (x[i] - min)), 0, MOST);
            tried[i] = l;
            const Lanes wl = weights[i] * l;
            sum_l += wl;
            sum_l2 += wl * l;
            sum_xl += wl * x[i];
        }
        const Lanes d = sum_w * sum_l2 - sum_l * sum_l;
        Lanes this_scale = (sum_w * sum_xl - sum_x * sum_l) / d;
        Lanes this_min = (sum_l2 * sum_x - sum_l * sum_xl) / d;
        this_scale = this_min > 0 ? sum_xl / sum_l2 : this_scale;
        this_min = this_min > 0 ? Lanes{} : this_min;
        Lanes error{};
        for (int i = 0; i < LENGTH; ++i) {
            const Lanes diff = this_scale * tried[i] + this_min - x[i];
            error += weights[i] * (diff * diff);
        }
        const auto better = (d > 0) & (error < best_error);
        best_error = better ? error : best_error;
        scale = better ? this_scale : scale;
        min = better ? this_min : min;
    }
    if (any_below(narrowest, SMALLEST)) return false;
    for (int lane = 0; lane < LANES; ++lane) {
        scales[lane] = scale[lane];
        minima[lane] = -min[lane];
    }
    return true;
}

/** quantize_row_q4_K_ref of one block. False: not ours. */
FOR_EACH_PROCESSOR bool pack4(const float * x, Block4 & block) {
    float scales[LANES];
    float minima[LANES];
    if (!scales_and_minima(x, scales, minima)) return false;
    float max_scale = 0;
    float max_min = 0;
    for (int j = 0; j < LANES; ++j) {
        if (scales[j] > max_scale) max_scale = scales[j];
        if (minima[j] > max_min) max_min = minima[j];
    }
    const float inv_scale = max_scale > 0 ? 63.f / max_scale : 0.f;
    const float inv_min = max_min > 0 ? 63.f / max_min : 0.f;
    block.d = ggml_fp32_to_fp16(max_scale / 63.f);
    block.dmin = ggml_fp32_to_fp16(max_min / 63.f);
    uint8_t ls[LANES];
    uint8_t lm[LANES];
    uint8_t l[BLOCK];
    for (int j = 0; j < LANES; ++j) {
        ls[j] = uint8_t(within(rounded(inv_scale * scales[j]), 0, 63));
        lm[j] = uint8_t(within(rounded(inv_min * minima[j]), 0, 63));
        const float d = ggml_fp16_to_fp32(block.d) * float(ls[j]);
        if (!(d > 0)) return false;
        const float dm = ggml_fp16_to_fp32(block.dmin) * float(lm[j]);
        for (int i = 0; i < 32; ++i) l[32 * j + i] = uint8_t(int(within(rounded((x[32 * j + i] + dm) / d), 0, 15)));
    }
    for (int j = 0; j < 4; ++j) {
        block.scales[j] = uint8_t(ls[j] | (ls[j + 4] >> 4) << 6);
        block.scales[j + 4] = uint8_t(lm[j] | (lm[j + 4] >> 4) << 6);
        block.scales[j + 8] = uint8_t((ls[j + 4] & 0xF) | (lm[j + 4] & 0xF) << 4);
    }
    for (int j = 0; j < BLOCK; j += 64)
        for (int i = 0; i < 32; ++i) block.qs[j / 2 + i] = uint8_t(l[j + i] | l[j + i + 32] << 4);
    return true;
}

// ---- Q6_K: sixteen stretches of 16, each with a scale

struct Block6 {
    uint8_t ql[BLOCK / 2];
    uint8_t qh[BLOCK / 4];
    int8_t scales[BLOCK / 16];
    ggml_fp16_t d;
};

/** make_qx_quants(16, 32, …, 1, NULL) of ggml-quants.c for eight stretches, but for the numbers themselves. False: not ours. */
ALWAYS_INLINE bool signed_scales(const float * numbers, float * scales) {
    constexpr int LENGTH = 16;
    constexpr float MOST = 32;
    Lanes x[LENGTH];
    Lanes w[LENGTH];
    side_by_side<LENGTH>(numbers, x);
    Lanes max{};
    Lanes amax{};
    for (int i = 0; i < LENGTH; ++i) {
        const Lanes ax = sizes(x[i]);
        max = ax > amax ? x[i] : max;
        amax = ax > amax ? ax : amax;
        w[i] = x[i] * x[i];
    }
    if (any_below(amax, SMALLEST)) return false;
    Lanes scale{};
    Lanes best{};
    // 0 first: the others must be better than it.
    for (int turn = 0; turn < 19; ++turn) {
        const int step = turn == 0 ? 0 : turn <= 9 ? turn - 10 : turn - 9;
        const Lanes iscale = -(MOST + 0.1f * float(step)) / max;
        Lanes sumlx{};
        Lanes suml2{};
        for (int i = 0; i < LENGTH; ++i) {
            const Lanes l = within(rounded(iscale * x[i]), -MOST, MOST - 1);
            sumlx += w[i] * x[i] * l;
            suml2 += w[i] * l * l;
        }
        const Lanes this_scale = suml2 > 0 ? sumlx / suml2 : Lanes{};
        const auto better = turn == 0 ? (suml2 == suml2) : (suml2 > 0) & (sumlx * sumlx > best * suml2);
        scale = better ? this_scale : scale;
        best = better ? this_scale * sumlx : best;
    }
    for (int lane = 0; lane < LANES; ++lane) scales[lane] = scale[lane];
    return true;
}

/** quantize_row_q6_K_ref of one block. False: not ours. */
FOR_EACH_PROCESSOR bool pack6(const float * x, Block6 & block) {
    float scales[2 * LANES];
    if (!signed_scales(x, scales) || !signed_scales(x + BLOCK / 2, scales + LANES)) return false;
    float max_scale = 0;
    float max_abs_scale = 0;
    for (const float scale : scales) {
        if (std::fabs(scale) > max_abs_scale) {
            max_abs_scale = std::fabs(scale);
            max_scale = scale;
        }
    }
    if (!(max_abs_scale >= SMALLEST)) return false;
    const float iscale = -128.f / max_scale;
    block.d = ggml_fp32_to_fp16(1 / iscale);
    uint8_t l[BLOCK];
    for (int j = 0; j < 2 * LANES; ++j) {
        const float scale = rounded(iscale * scales[j]);
        block.scales[j] = int8_t(scale > 127 ? 127 : scale);
        const float d = ggml_fp16_to_fp32(block.d) * float(block.scales[j]);
        if (d == 0) return false;
        for (int i = 0; i < 16; ++i) l[16 * j + i] = uint8_t(int(within(rounded(x[16 * j + i] / d), -32, 31)) + 32);
    }
    for (int half = 0; half < 2; ++half) {
        const uint8_t * from = l + 128 * half;
        uint8_t * ql = block.ql + 64 * half;
        uint8_t * qh = block.qh + 32 * half;
        for (int i = 0; i < 32; ++i) {
            ql[i] = uint8_t((from[i] & 0xF) | (from[i + 64] & 0xF) << 4);
            ql[i + 32] = uint8_t((from[i + 32] & 0xF) | (from[i + 96] & 0xF) << 4);
            qh[i] = uint8_t(from[i] >> 4 | (from[i + 32] >> 4) << 2 | (from[i + 64] >> 4) << 4 | (from[i + 96] >> 4) << 6);
        }
    }
    return true;
}

template <typename Block, bool (*PACK)(const float *, Block &)>
void pack_all(ggml_type type, const float * numbers, uint8_t * into, int64_t blocks) {
    for (int64_t at = 0; at < blocks; ++at, numbers += BLOCK, into += sizeof(Block)) {
        Block block;
        if (PACK(numbers, block)) std::memcpy(into, &block, sizeof(Block));
        else ggml_quantize_chunk(type, numbers, into, 0, 1, BLOCK, nullptr);
    }
}

} // namespace

void pack_blocks(ggml_type type, const float * numbers, uint8_t * into, int64_t rows, int64_t row_length) {
    const int64_t blocks = rows * row_length / BLOCK;
    if (type == GGML_TYPE_Q4_K && ggml_type_size(type) == sizeof(Block4)) pack_all<Block4, pack4>(type, numbers, into, blocks);
    else if (type == GGML_TYPE_Q6_K && ggml_type_size(type) == sizeof(Block6)) pack_all<Block6, pack6>(type, numbers, into, blocks);
    else ggml_quantize_chunk(type, numbers, into, 0, rows, row_length, nullptr);
}

#else

void pack_blocks(ggml_type type, const float * numbers, uint8_t * into, int64_t rows, int64_t row_length) {
    ggml_quantize_chunk(type, numbers, into, 0, rows, row_length, nullptr);
}

#endif

} // namespace whereabouts
