// A GBNF grammar that follows one continuation.
#pragma once

#include "model.h"

#include <string>
#include <vector>

namespace whereabouts {

class Grammar {
public:
    /** Throws `grammar-invalid`. */
    Grammar(const llama_vocab * vocabulary, const std::string & rules);
    Grammar(const Grammar & other) : rules_(llama_sampler_clone(other.rules_.get())) {}
    Grammar(Grammar &&) = default;

    bool allows(llama_token token) const;
    /** `masked` = `logits`, with minus infinity for what the grammar does not allow. False where it allows nothing. */
    bool mask(const float * logits, size_t count, std::vector<float> & masked) const;
    void accept(llama_token token) { llama_sampler_accept(rules_.get(), token); }

private:
    std::unique_ptr<llama_sampler, LlamaDeleter> rules_;
};

} // namespace whereabouts
