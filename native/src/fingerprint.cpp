#include "fingerprint.h"

#include <filesystem>
#include <fstream>
#include <vector>

namespace whereabouts {

uint64_t fingerprint_of_file(const std::string & path, uint64_t hash) {
    constexpr uint64_t window = 64 * 1024;
    constexpr uint64_t windows = 16;
    std::ifstream file(std::filesystem::u8path(path), std::ios::binary | std::ios::ate);
    const uint64_t length = file ? uint64_t(file.tellg()) : 0;
    hash = hash_bytes(&length, sizeof length, hash);
    std::vector<char> bytes(window);
    for (uint64_t i = 0; i < windows && file; ++i) {
        file.seekg(std::streamoff(length / windows * i));
        file.read(bytes.data(), std::streamsize(window));
        hash = hash_bytes(bytes.data(), size_t(file.gcount()), hash);
        file.clear();
    }
    return hash;
}

} // namespace whereabouts
