// What the network says along a given continuation of the prompt.
#pragma once

#include "session.h"

#include <functional>

namespace whereabouts {

/** Gets the logits from which token number `at` would be drawn; they are there during the call. */
using Visit = std::function<void(size_t at, const float * logits)>;

/** Visits every position of `tokens` after the prompt; the prompt stays. Throws `prompt-not-read`, `prompt-refused`, `context-too-small`, `decoding-failed`, `stopped`. */
void follow(OpenSession & session, const std::vector<llama_token> & tokens, const StopFlag & stop, const Visit & visit);

} // namespace whereabouts
