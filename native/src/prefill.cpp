#include "batch.h"
#include "failure.h"
#include "session.h"

#include <algorithm>
#include <cmath>

namespace whereabouts {

namespace {

struct Reader {
    OpenSession & session;
    const PreparedPrompt & prompt;
    const StopFlag & stop;
    const Report & report;
    Batch batch{};
    std::vector<llama_pos> positions{};
    size_t tokens_done = 0;
    llama_pos position = 0;

    size_t most_a_batch() const { return llama_n_batch(session.context.get()); }

    void run(const llama_batch & view) {
        fail_if_stopped(stop);
        session.decode(view);
        tokens_done += size_t(view.n_tokens);
        const double fraction = double(tokens_done) / double(prompt.tokens);
        report([fraction](Napi::Env env) { return Napi::Number::New(env, fraction); });
    }

    void read_text(const mtmd_input_chunk * chunk, bool last_chunk) {
        size_t count = 0;
        const llama_token * tokens = mtmd_input_chunk_get_tokens_text(chunk, &count);
        for (size_t start = 0; start < count; start += most_a_batch()) {
            const size_t end = std::min(count, start + most_a_batch());
            batch.clear();
            for (size_t i = start; i < end; ++i) batch.add(tokens[i], position + llama_pos(i), 0, last_chunk && i + 1 == count);
            run(batch.view());
        }
        position += llama_pos(count);
    }

    /** Four rows for M-RoPE (time, row, column, unused), one otherwise. */
    void place_image_tokens(const mtmd_image_tokens * image, size_t start, size_t count) {
        const bool two_dimensional = mtmd_decode_use_mrope(prompt.model->vision.get());
        positions.assign(count * (two_dimensional ? 4 : 1), 0);
        for (size_t i = 0; i < count; ++i) {
            const mtmd_decoder_pos at = mtmd_image_tokens_get_decoder_pos(image, position, start + i);
            positions[i] = llama_pos(at.t);
            if (!two_dimensional) continue;
            positions[count + i] = llama_pos(at.y);
            positions[2 * count + i] = llama_pos(at.x);
            positions[3 * count + i] = llama_pos(at.z);
        }
    }

    void read_image(const mtmd_input_chunk * chunk, const std::vector<float> & embeddings, bool last_chunk) {
        const size_t count = mtmd_input_chunk_get_n_tokens(chunk);
        const size_t width = embeddings.size() / count;
        for (size_t start = 0; start < count; start += most_a_batch()) {
            const size_t here = std::min(count - start, most_a_batch());
            place_image_tokens(mtmd_input_chunk_get_tokens_image(chunk), start, here);
            // llama.cpp only reads from it; its batch has no const.
            auto * values = const_cast<float *>(embeddings.data() + start * width);
            run(batch.view_embeddings(int32_t(here), values, positions, last_chunk && start + here == count));
        }
        position += mtmd_input_chunk_get_n_pos(chunk);
    }
};

} // namespace

void prefill(OpenSession & session, const PreparedPrompt & prompt, const StopFlag & stop, const Report & report) {
    if (!prompt.encoded) throw Failure("prompt-not-read");
    if (prompt.tokens > llama_n_ctx(session.context.get())) {
        throw Failure("context-too-small", {{"promptTokens", double(prompt.tokens)}, {"contextTokens", double(llama_n_ctx(session.context.get()))}});
    }
    llama_memory_clear(session.memory(), false);
    session.prompt_tokens = 0;
    Reader reader{session, prompt, stop, report};
    const size_t chunks = prompt.chunks.size();
    for (size_t i = 0; i < chunks; ++i) {
        const mtmd_input_chunk * chunk = prompt.chunks[i];
        const bool last = i + 1 == chunks;
        if (mtmd_input_chunk_get_type(chunk) == MTMD_INPUT_CHUNK_TYPE_IMAGE) reader.read_image(chunk, prompt.embeddings[i], last);
        else reader.read_text(chunk, last);
    }
    const float * logits = llama_get_logits_ith(session.context.get(), -1);
    if (!logits) throw Failure("decoding-failed", {{"why", std::string("no logits after the prompt")}});
    // An adapter too strong for its model, or damaged weights: what follows would be no words.
    if (!std::all_of(logits, logits + session.model->vocabulary_size(), [](float one) { return std::isfinite(one); })) throw Failure("not-numbers");
    session.prompt_logits.assign(logits, logits + session.model->vocabulary_size());
    session.prompt_tokens = prompt.tokens;
    session.prompt_positions = reader.position;
}

} // namespace whereabouts
