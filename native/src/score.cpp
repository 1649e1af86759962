#include "score.h"

#include "batch.h"
#include "failure.h"
#include "softmax.h"

#include <algorithm>

namespace whereabouts {

void follow(OpenSession & session, const std::vector<llama_token> & tokens, const StopFlag & stop, const Visit & visit) {
    if (session.prompt_tokens == 0) throw Failure("prompt-not-read");
    const size_t vocabulary = session.model->vocabulary_size();
    const uint32_t context = llama_n_ctx(session.context.get());
    for (const llama_token token : tokens) {
        if (token < 0 || size_t(token) >= vocabulary) throw Failure("prompt-refused", {{"token", double(token)}});
    }
    if (session.prompt_tokens + tokens.size() > context) {
        throw Failure("context-too-small", {{"promptTokens", double(session.prompt_tokens + tokens.size())}, {"contextTokens", double(context)}});
    }
    if (tokens.empty()) return;
    visit(0, session.prompt_logits.data());

    constexpr llama_seq_id sequence = 1;
    session.clear_continuations();
    session.start_sequence(sequence);
    // As many at once as the session reserved outputs for.
    const size_t most = std::max<size_t>(session.sequences, 16);
    Batch batch;
    for (size_t start = 0; start + 1 < tokens.size(); start += most) {
        fail_if_stopped(stop);
        const size_t end = std::min(tokens.size() - 1, start + most);
        batch.clear();
        for (size_t i = start; i < end; ++i) batch.add(tokens[i], session.prompt_positions + llama_pos(i), sequence, true);
        session.decode(batch.view());
        for (size_t i = start; i < end; ++i) visit(i + 1, llama_get_logits_ith(session.context.get(), int32_t(i - start)));
    }
    llama_memory_seq_rm(session.memory(), sequence, -1, -1);
}

std::vector<float> score(OpenSession & session, const std::vector<llama_token> & tokens, const StopFlag & stop) {
    std::vector<float> scores;
    follow(session, tokens, stop, [&](size_t at, const float * logits) {
        scores.push_back(log_probability(logits, session.model->vocabulary_size(), tokens[at]));
    });
    return scores;
}

} // namespace whereabouts
