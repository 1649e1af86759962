#include "low-rank.h"

#include <algorithm>

namespace whereabouts {

namespace {

/** Numbers of a row at a time: the sum stays in the nearest cache, and so does the stretch of A that all rows share. */
constexpr int64_t STRETCH = 512;

void add_one(const LowRankChange & change, const float * b, int64_t start, int64_t row_length, float * numbers) {
    const int64_t length = std::min(STRETCH, row_length - start);
    float sum[STRETCH] = {};
    // Four at a time, so that the sum is fetched and put back a quarter as often.
    int64_t k = 0;
    for (; k + 4 <= change.rank; k += 4) {
        const float * a0 = change.a + k * row_length + start;
        const float * a1 = a0 + row_length;
        const float * a2 = a1 + row_length;
        const float * a3 = a2 + row_length;
        const float b0 = b[k], b1 = b[k + 1], b2 = b[k + 2], b3 = b[k + 3];
        for (int64_t i = 0; i < length; ++i) sum[i] += b0 * a0[i] + b1 * a1[i] + b2 * a2[i] + b3 * a3[i];
    }
    for (; k < change.rank; ++k) {
        const float * a = change.a + k * row_length + start;
        for (int64_t i = 0; i < length; ++i) sum[i] += b[k] * a[i];
    }
    for (int64_t i = 0; i < length; ++i) numbers[start + i] += change.scale * sum[i];
}

} // namespace

void add_low_rank(const std::vector<LowRankChange> & changes, float * numbers, int64_t first, int64_t rows, int64_t row_length) {
    for (const LowRankChange & change : changes) {
        for (int64_t start = 0; start < row_length; start += STRETCH) {
            for (int64_t row = 0; row < rows; ++row) {
                add_one(change, change.b + (first + row) * change.rank, start, row_length, numbers + row * row_length);
            }
        }
    }
}

} // namespace whereabouts
