// A quick hash that tells files apart without reading gigabytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace whereabouts {

constexpr uint64_t empty_hash = 0xcbf29ce484222325u;

/** FNV-1a, 64 bits (Fowler, Noll and Vo); for damage and mix-ups, not against forgery. */
inline uint64_t hash_bytes(const void * bytes, size_t count, uint64_t hash = empty_hash) {
    const auto * at = static_cast<const unsigned char *>(bytes);
    for (size_t i = 0; i < count; ++i) hash = (hash ^ at[i]) * 0x100000001b3u;
    return hash;
}

/** Hash of a file's length and of sixteen windows of 64 KiB spread over it. */
uint64_t fingerprint_of_file(const std::string & path, uint64_t hash = empty_hash);

} // namespace whereabouts
