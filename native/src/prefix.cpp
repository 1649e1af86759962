// A prompt's state in bytes: a header that says whose it is, the logits after the prompt, llama.cpp's own state.
#include "failure.h"
#include "fingerprint.h"
#include "session.h"

#include <cstring>

namespace whereabouts {

namespace {

struct Header {
    char magic[8];
    uint64_t model;
    uint64_t adapters;
    uint64_t build;
    uint64_t prompt_tokens;
    int64_t prompt_positions;
    uint64_t logits;
    uint64_t state_bytes;
    /** Over everything after the header: llama.cpp trusts its state and would end the process over a damaged one. */
    uint64_t hash;
};

constexpr char magic[8] = {'W', 'H', 'P', 'F', 'X', '0', '0', '2'};

/** The state's layout belongs to a release; settings that change it besides are checked by llama.cpp itself. */
uint64_t build() {
    const std::string release = WHEREABOUTS_LLAMA_VERSION;
    return hash_bytes(release.data(), release.size());
}

Failure invalid(const char * why) {
    return Failure("prefix-invalid", {{"why", std::string(why)}});
}

} // namespace

std::vector<uint8_t> save_prefix(OpenSession & session) {
    if (session.prompt_tokens == 0) throw Failure("prompt-not-read");
    Header header{};
    std::memcpy(header.magic, magic, sizeof magic);
    header.model = session.model->fingerprint;
    header.adapters = fingerprint_of(session.adapters);
    header.build = build();
    header.prompt_tokens = session.prompt_tokens;
    header.prompt_positions = session.prompt_positions;
    header.logits = session.prompt_logits.size();
    header.state_bytes = llama_state_seq_get_size(session.context.get(), 0);
    const size_t logits_bytes = session.prompt_logits.size() * sizeof(float);
    std::vector<uint8_t> bytes(sizeof header + logits_bytes + header.state_bytes);
    uint8_t * payload = bytes.data() + sizeof header;
    std::memcpy(payload, session.prompt_logits.data(), logits_bytes);
    const size_t written = llama_state_seq_get_data(session.context.get(), payload + logits_bytes, header.state_bytes, 0);
    if (written != header.state_bytes) throw Failure("decoding-failed", {{"why", std::string("the state could not be read")}});
    header.hash = hash_bytes(payload, logits_bytes + header.state_bytes);
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

void restore_prefix(OpenSession & session, const std::vector<uint8_t> & bytes) {
    Header header{};
    if (bytes.size() < sizeof header) throw invalid("truncated");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (std::memcmp(header.magic, magic, sizeof magic) != 0) throw invalid("not a saved prompt");
    if (header.model != session.model->fingerprint) throw invalid("another model");
    if (header.adapters != fingerprint_of(session.adapters)) throw invalid("other adapters");
    if (header.build != build()) throw invalid("another build");
    const uint8_t * payload = bytes.data() + sizeof header;
    const size_t payload_bytes = bytes.size() - sizeof header;
    if (header.logits != session.model->vocabulary_size() || payload_bytes < header.logits * sizeof(float)) throw invalid("damaged");
    const size_t logits_bytes = header.logits * sizeof(float);
    if (header.state_bytes != payload_bytes - logits_bytes || header.hash != hash_bytes(payload, payload_bytes)) throw invalid("damaged");
    if (header.prompt_tokens > llama_n_ctx(session.context.get())) {
        throw Failure("context-too-small", {{"promptTokens", double(header.prompt_tokens)}, {"contextTokens", double(llama_n_ctx(session.context.get()))}});
    }
    llama_memory_clear(session.memory(), false);
    session.prompt_tokens = 0;
    if (llama_state_seq_set_data(session.context.get(), payload + logits_bytes, header.state_bytes, 0) == 0) throw invalid("another setting");
    session.prompt_logits.resize(header.logits);
    std::memcpy(session.prompt_logits.data(), payload, logits_bytes);
    session.prompt_tokens = header.prompt_tokens;
    session.prompt_positions = llama_pos(header.prompt_positions);
}

} // namespace whereabouts
