// What llama.cpp, ggml and mtmd say. Their loggers are global to the process, so there is one memory of the last lines.
#pragma once

#include <string>
#include <vector>

namespace whereabouts {

/** Routes all three loggers here; nothing reaches stderr any more. */
void listen_to_libraries();

/** The warnings and errors since the last call, oldest first. */
std::vector<std::string> take_library_log();

} // namespace whereabouts
