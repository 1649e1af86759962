// What a merged adapter adds to a matrix: scale · B·A, computed a few rows at a time.
#pragma once

#include <cstdint>
#include <vector>

namespace whereabouts {

struct LowRankChange {
    /** rank × row length. */
    const float * a;
    /** rows × rank. */
    const float * b;
    int64_t rank;
    float scale;
};

/** Adds the changes to rows `first` to `first + rows`, of which `numbers` is the first number. */
void add_low_rank(const std::vector<LowRankChange> & changes, float * numbers, int64_t first, int64_t rows, int64_t row_length);

} // namespace whereabouts
