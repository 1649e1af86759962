#include "session.h"

#include "failure.h"

#include <algorithm>

namespace whereabouts {

namespace {

// Scoring asks for the logits of this many tokens at once; each takes as much memory as the vocabulary is long.
constexpr uint32_t fewest_outputs = 16;

bool should_stop(void * self) {
    const std::atomic<bool> * stop = static_cast<std::atomic<std::atomic<bool> *> *>(self)->load();
    return stop && stop->load();
}

} // namespace

OpenSession::OpenSession(ModelHandle loaded, const SessionOptions & options)
    : model(std::move(loaded)), threads(options.threads), sequences(options.sequences), sampler(model->vocabulary_size()) {
    llama_context_params params = llama_context_default_params();
    params.n_ctx = options.context_tokens;
    params.n_batch = options.micro_batch_tokens;
    params.n_ubatch = options.micro_batch_tokens;
    params.n_seq_max = options.sequences + fewest_rows;
    // llama.cpp reserves one output for each of its sequences, the prompt's among them.
    params.n_outputs_max = std::max(params.n_seq_max, fewest_outputs);
    params.n_threads = options.threads;
    params.n_threads_batch = options.threads;
    params.flash_attn_type = options.flash_attention;
    params.type_k = options.precision;
    params.type_v = options.precision;
    // One buffer for all sequences: the prompt's cells are stored once however many continue it.
    params.kv_unified = true;
    params.no_perf = true;
    params.abort_callback = should_stop;
    params.abort_callback_data = &stop;
    context.reset(llama_init_from_model(model->text.get(), params));
    if (!context) throw Failure("session-refused", {{"contextTokens", double(options.context_tokens)}});
    llama_attach_threadpool(context.get(), threads.get(), threads.get());
}

void OpenSession::decode(const llama_batch & batch) {
    const int32_t status = llama_decode(context.get(), batch);
    if (status == 0) return;
    if (status == 2) throw Failure("stopped");
    if (status == 1) throw Failure("context-too-small", {{"contextTokens", double(llama_n_ctx(context.get()))}});
    throw Failure("decoding-failed", {{"status", double(status)}});
}

void OpenSession::clear_continuations() {
    for (llama_seq_id number = 1; number < companion(fewest_rows - 1); ++number) llama_memory_seq_rm(memory(), number, -1, -1);
}

void OpenSession::start_sequence(llama_seq_id number) {
    llama_memory_seq_cp(memory(), 0, number, -1, -1);
}

SessionUse::SessionUse(OpenSession & session, const StopFlag & stop) : session_(session), stop_(stop) {
    if (session_.in_use.exchange(true)) throw Failure("busy");
    session_.stop = stop_.get();
}

SessionUse::~SessionUse() {
    session_.stop = nullptr;
    session_.in_use = false;
}

} // namespace whereabouts
