#include "session.h"

#include "failure.h"

#include <algorithm>
#include <cmath>

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

void set_adapters(OpenSession & session, std::vector<WeighedAdapter> adapters) {
    const auto is_off = [](const WeighedAdapter & one) { return one.weight == 0; };
    adapters.erase(std::remove_if(adapters.begin(), adapters.end(), is_off), adapters.end());
    if (adapters == session.adapters) return;
    std::vector<llama_adapter_lora *> weights;
    std::vector<float> scales;
    for (const WeighedAdapter & one : adapters) {
        if (one.adapter->model != session.model) throw Failure("adapter-refused", {{"why", std::string("it was loaded for another model")}});
        if (!std::isfinite(one.weight)) throw Failure("adapter-refused", {{"why", std::string("its weight is not a number")}});
        // llama.cpp would apply it once, with the weight that comes first.
        if (std::find(weights.begin(), weights.end(), one.adapter->weights.get()) != weights.end()) {
            throw Failure("adapter-refused", {{"why", std::string("it is named twice")}});
        }
        weights.push_back(one.adapter->weights.get());
        scales.push_back(one.weight);
    }
    llama_memory_clear(session.memory(), false);
    session.prompt_tokens = 0;
    if (llama_set_adapters_lora(session.context.get(), weights.data(), weights.size(), scales.data()) != 0) {
        throw Failure("adapter-refused", {{"why", std::string("llama.cpp did not take it")}});
    }
    session.adapters = std::move(adapters);
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
