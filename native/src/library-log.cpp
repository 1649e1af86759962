#include "library-log.h"

#include "llama.h"
#include "mtmd.h"

#include <deque>
#include <mutex>

namespace whereabouts {

namespace {

constexpr size_t kept_lines = 64;
std::mutex guard;
std::deque<std::string> lines;
bool last_was_kept = false;

void hear(ggml_log_level level, const char * text, void *) {
    const std::lock_guard<std::mutex> lock(guard);
    const bool continues = level == GGML_LOG_LEVEL_CONT;
    const bool keep = continues ? last_was_kept : level == GGML_LOG_LEVEL_WARN || level == GGML_LOG_LEVEL_ERROR;
    last_was_kept = keep;
    if (!keep) return;
    std::string line(text);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    if (continues && !lines.empty()) {
        lines.back() += line;
        return;
    }
    if (line.empty()) return;
    lines.push_back(std::move(line));
    if (lines.size() > kept_lines) lines.pop_front();
}

} // namespace

void listen_to_libraries() {
    llama_log_set(hear, nullptr);
    mtmd_log_set(hear, nullptr);
}

std::vector<std::string> take_library_log() {
    const std::lock_guard<std::mutex> lock(guard);
    std::vector<std::string> taken(lines.begin(), lines.end());
    lines.clear();
    return taken;
}

} // namespace whereabouts
