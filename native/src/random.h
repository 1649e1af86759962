// Random numbers as a pure function of (seed, stream, position): a sample draws the same whoever it is batched with,
// and a draw can be repeated without replaying those before it.
#pragma once

#include <array>
#include <cstdint>

namespace whereabouts {

/**
 * Philox4x32-10, a counter-based generator. Source: Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as
 * 1, 2, 3", SC 2011 (constants and round function of their section 3.3).
 */
inline std::array<uint32_t, 4> philox(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        const uint64_t left = uint64_t{0xD2511F53u} * counter[0];
        const uint64_t right = uint64_t{0xCD9E8D57u} * counter[2];
        counter = {
            uint32_t(right >> 32) ^ counter[1] ^ key[0],
            uint32_t(right),
            uint32_t(left >> 32) ^ counter[3] ^ key[1],
            uint32_t(left),
        };
        key[0] += 0x9E3779B9u;
        key[1] += 0xBB67AE85u;
    }
    return counter;
}

/** Uniform in [0, 1) with 53 bits. `attempt` tells apart several draws at one step. */
inline double uniform(uint32_t seed, uint32_t stream, uint32_t step, uint32_t attempt) {
    const auto bits = philox({step, attempt, 0, 0}, {seed, stream});
    const uint64_t wide = (uint64_t{bits[0]} << 32) | bits[1];
    return double(wide >> 11) * 0x1.0p-53;
}

} // namespace whereabouts
