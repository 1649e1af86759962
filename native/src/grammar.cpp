#include "grammar.h"

#include "failure.h"

#include <cmath>

namespace whereabouts {

Grammar::Grammar(const llama_vocab * vocabulary, const std::string & rules)
    : rules_(llama_sampler_init_grammar(vocabulary, rules.c_str(), "root")) {
    if (!rules_) throw Failure("grammar-invalid");
}

bool Grammar::allows(llama_token token) const {
    llama_token_data candidate{token, 1.0f, 0.0f};
    llama_token_data_array candidates{&candidate, 1, -1, false};
    llama_sampler_apply(rules_.get(), &candidates);
    return !std::isinf(candidate.logit);
}

bool Grammar::mask(const float * logits, size_t count, std::vector<float> & masked) const {
    std::vector<llama_token_data> all(count);
    for (size_t i = 0; i < count; ++i) all[i] = {llama_token(i), logits[i], 0.0f};
    llama_token_data_array candidates{all.data(), all.size(), -1, false};
    llama_sampler_apply(rules_.get(), &candidates);
    masked.assign(count, -INFINITY);
    bool any = false;
    for (const llama_token_data & candidate : all) {
        masked[size_t(candidate.id)] = candidate.logit;
        any = any || !std::isinf(candidate.logit);
    }
    return any;
}

} // namespace whereabouts
