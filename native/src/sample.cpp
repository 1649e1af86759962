#include "batch.h"
#include "failure.h"
#include "grammar.h"
#include "random.h"
#include "session.h"
#include "softmax.h"

#include <algorithm>
#include <optional>

namespace whereabouts {

namespace {

struct Continuation {
    uint32_t sample;
    llama_seq_id sequence;
    std::optional<Grammar> grammar;
    /** Row of the last batch that holds its logits; -1 = those after the prompt. */
    int32_t row = -1;
    uint32_t written = 0;
};

struct End {
    uint32_t sample;
    const char * reason;
};

struct Step {
    std::vector<int32_t> samples;
    std::vector<int32_t> tokens;
    std::vector<float> log_probabilities;
    std::vector<End> ends;
};

template <class Typed, class Value> Typed typed_array(Napi::Env env, const std::vector<Value> & values) {
    Typed array = Typed::New(env, values.size());
    std::copy(values.begin(), values.end(), array.Data());
    return array;
}

Napi::Array list_of_ends(Napi::Env env, const std::vector<End> & ends) {
    Napi::Array list = Napi::Array::New(env, ends.size());
    for (uint32_t i = 0; i < ends.size(); ++i) {
        Napi::Object end = Napi::Object::New(env);
        end.Set("sample", ends[i].sample);
        end.Set("reason", ends[i].reason);
        list.Set(i, end);
    }
    return list;
}

Describe describe(Step step) {
    return [step = std::move(step)](Napi::Env env) {
        Napi::Object object = Napi::Object::New(env);
        object.Set("samples", typed_array<Napi::Int32Array>(env, step.samples));
        object.Set("tokens", typed_array<Napi::Int32Array>(env, step.tokens));
        object.Set("logProbabilities", typed_array<Napi::Float32Array>(env, step.log_probabilities));
        object.Set("ends", list_of_ends(env, step.ends));
        return object;
    };
}

class Writer {
public:
    Writer(OpenSession & session, const SampleSettings & settings) : session_(session), settings_(settings) {
        std::optional<Grammar> grammar;
        if (!settings.grammar.empty()) grammar.emplace(session.model->vocabulary(), settings.grammar);
        session.clear_continuations();
        for (uint32_t sample : settings.samples) {
            active_.push_back({sample, llama_seq_id(active_.size()) + 1, grammar});
            session_.start_sequence(active_.back().sequence);
        }
        cells_used_ = session.prompt_tokens;
        trained_positions_ = llama_model_n_ctx_train(session.model->text.get());
    }

    bool done() const { return active_.empty(); }

    /** Draws the next token of every active continuation; those that end leave. */
    Step draw() {
        Step step;
        std::vector<Continuation> going_on;
        for (Continuation & one : active_) {
            const float * logits = one.row < 0 ? session_.prompt_logits.data() : llama_get_logits_ith(session_.context.get(), one.row);
            const llama_token token = draw_one(one, logits);
            step.samples.push_back(int32_t(one.sample));
            step.tokens.push_back(token);
            step.log_probabilities.push_back(log_probability(logits, session_.model->vocabulary_size(), token));
            ++one.written;
            if (const char * reason = end_after(one, token)) end(one, reason, step);
            else {
                if (one.grammar) one.grammar->accept(token);
                last_tokens_[size_t(one.sequence)] = token;
                going_on.push_back(std::move(one));
            }
        }
        active_ = std::move(going_on);
        if (cells_used_ + rows() > llama_n_ctx(session_.context.get())) {
            for (Continuation & one : active_) end(one, "context-full", step);
            active_.clear();
        }
        return step;
    }

    /** Puts the tokens just drawn through the network, all in one batch. */
    void advance() {
        batch_.clear();
        for (Continuation & one : active_) {
            one.row = int32_t(batch_.size());
            batch_.add(last_tokens_[size_t(one.sequence)], session_.prompt_positions + llama_pos(one.written) - 1, one.sequence, true);
        }
        const uint32_t companions = uint32_t(rows() - active_.size());
        for (uint32_t i = 0; i < companions; ++i) {
            batch_.add(last_tokens_[size_t(active_.front().sequence)], 0, session_.companion(i), true);
        }
        session_.decode(batch_.view());
        for (uint32_t i = 0; i < companions; ++i) llama_memory_seq_rm(session_.memory(), session_.companion(i), -1, -1);
        cells_used_ += active_.size();
    }

private:
    size_t rows() const { return active_.empty() ? 0 : std::max(active_.size(), size_t(fewest_rows)); }

    llama_token draw_one(const Continuation & one, const float * logits) {
        const auto chance = [&](uint32_t attempt) { return uniform(settings_.seed, one.sample, one.written, attempt); };
        const llama_token free_choice = session_.sampler.draw(logits, settings_, chance(0));
        if (!one.grammar || one.grammar->allows(free_choice)) return free_choice;
        // Looking at every token of the vocabulary is slow, so it is done only where the free choice breaks the rules.
        // Rejecting and drawing anew among the allowed gives the distribution restricted to them.
        if (!one.grammar->mask(logits, session_.model->vocabulary_size(), masked_)) throw Failure("grammar-dead-end", {{"sample", double(one.sample)}});
        return session_.sampler.draw(masked_.data(), settings_, chance(1));
    }

    const char * end_after(const Continuation & one, llama_token token) const {
        if (llama_vocab_is_eog(session_.model->vocabulary(), token)) return "end-of-generation";
        if (one.written >= settings_.max_new_tokens) return "length";
        if (session_.prompt_positions + llama_pos(one.written) >= trained_positions_) return "context-full";
        return nullptr;
    }

    static void end(const Continuation & one, const char * reason, Step & step) {
        // Its cells stay taken until the next call: given to another sample, they would break the order of that one's cells,
        // and with it the order of its sums.
        step.ends.push_back({one.sample, reason});
    }

    OpenSession & session_;
    const SampleSettings & settings_;
    std::vector<Continuation> active_;
    std::vector<llama_token> last_tokens_ = std::vector<llama_token>(settings_.samples.size() + 1);
    std::vector<float> masked_;
    Batch batch_;
    size_t cells_used_ = 0;
    llama_pos trained_positions_ = 0;
};

} // namespace

void sample(OpenSession & session, const SampleSettings & settings, const StopFlag & stop, const Report & report) {
    if (session.prompt_tokens == 0) throw Failure("prompt-not-read");
    if (settings.samples.size() > session.sequences) throw Failure("session-refused", {{"sequences", double(session.sequences)}});
    Writer writer(session, settings);
    while (!writer.done()) {
        fail_if_stopped(stop);
        report(describe(writer.draw()));
        if (!writer.done()) writer.advance();
    }
}

} // namespace whereabouts
