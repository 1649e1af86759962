// One context of llama.cpp over a model: the prompt in sequence 0, and the continuations of it in the sequences after,
// which share its cells of the KV cache.
#pragma once

#include "adapter.h"
#include "machine.h"
#include "model.h"
#include "prompt.h"
#include "sampler.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace whereabouts {

struct SessionOptions {
    uint32_t context_tokens;
    uint32_t sequences;
    int threads;
    uint32_t micro_batch_tokens;
    llama_flash_attn_type flash_attention;
    /** Of the KV cache. */
    ggml_type precision;
};

/**
 * Rows of a decoding batch at least. llama.cpp multiplies fewer rows by another kernel, whose sums round otherwise; with
 * at least these, a row's result does not depend on its company, to the last bit (its tinyBLAS starts here).
 */
#if defined(__aarch64__) || defined(_M_ARM64)
constexpr uint32_t fewest_rows = 4;
#else
constexpr uint32_t fewest_rows = 2;
#endif

struct OpenSession {
    OpenSession(ModelHandle model, const SessionOptions & options);

    ModelHandle model;
    // Declared before the context that computes with them, so that they outlive it.
    ThreadPool threads;
    /** Those of weight 0 left out; change them with `set_adapters` alone. */
    std::vector<WeighedAdapter> adapters;
    std::unique_ptr<llama_context, LlamaDeleter> context;
    uint32_t sequences;
    Sampler sampler;

    /** Cells and positions that the prompt takes; 0 while none was read. */
    size_t prompt_tokens = 0;
    llama_pos prompt_positions = 0;
    /** What the network says about the token after the prompt; every continuation starts from it. */
    std::vector<float> prompt_logits;

    std::atomic<bool> in_use{false};
    std::atomic<std::atomic<bool> *> stop{nullptr};

    llama_memory_t memory() const { return llama_get_memory(context.get()); }
    /** Runs one batch. Throws `stopped`, `context-too-small`, `decoding-failed`. */
    void decode(const llama_batch & batch);
    /** Makes sequence `number` (from 1), which holds nothing, hold the prompt. */
    void start_sequence(llama_seq_id number);
    /** Lets go of all cells but the prompt's. */
    void clear_continuations();
    /** Sequences that hold nothing: they fill a batch up to `fewest_rows`. `number` from 0. */
    llama_seq_id companion(uint32_t number) const { return llama_seq_id(sequences + 1 + number); }
};
using SessionHandle = std::shared_ptr<OpenSession>;

/** Marks the session as used by one operation and lets its stop switch reach into llama.cpp. Throws `busy`. */
class SessionUse {
public:
    SessionUse(OpenSession & session, const StopFlag & stop);
    ~SessionUse();

private:
    OpenSession & session_;
    StopFlag stop_;
};

/**
 * Computes with these adapters from now on. What was read with others is forgotten: it says what the model thought then.
 * Throws `adapter-refused`.
 */
void set_adapters(OpenSession & session, std::vector<WeighedAdapter> adapters);

/** Reads the prompt into sequence 0. */
void prefill(OpenSession & session, const PreparedPrompt & prompt, const StopFlag & stop, const Report & report);

struct SampleSettings : DrawSettings {
    std::vector<uint32_t> samples;
    uint32_t seed;
    uint32_t max_new_tokens;
    std::string grammar; // empty = none
};

/** Writes the continuations, one batch a step; every step is reported. */
void sample(OpenSession & session, const SampleSettings & settings, const StopFlag & stop, const Report & report);

/** Natural-log probabilities of `tokens` after the prompt. */
std::vector<float> score(OpenSession & session, const std::vector<llama_token> & tokens, const StopFlag & stop);

std::vector<uint8_t> save_prefix(OpenSession & session);
void restore_prefix(OpenSession & session, const std::vector<uint8_t> & bytes);

} // namespace whereabouts
