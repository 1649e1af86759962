// The arrays of a llama_batch, owned and reused.
#pragma once

#include "llama.h"

#include <cstdint>
#include <vector>

namespace whereabouts {

class Batch {
public:
    void clear() {
        tokens_.clear();
        positions_.clear();
        counts_.clear();
        sequences_.clear();
        outputs_.clear();
    }

    void add(llama_token token, llama_pos position, llama_seq_id sequence, bool output) {
        tokens_.push_back(token);
        positions_.push_back(position);
        counts_.push_back(1);
        sequences_.push_back(sequence);
        outputs_.push_back(output ? 1 : 0);
    }

    size_t size() const { return tokens_.size(); }

    llama_batch view() {
        return view_of(int32_t(tokens_.size()), tokens_.data(), nullptr, positions_.data());
    }

    /** Embeddings in sequence 0. `positions` has one or four values for each, as the model's positions go. */
    llama_batch view_embeddings(int32_t count, float * embeddings, std::vector<llama_pos> & positions, bool output_last) {
        counts_.assign(size_t(count), 1);
        sequences_.assign(size_t(count), 0);
        outputs_.assign(size_t(count), 0);
        if (output_last) outputs_.back() = 1;
        return view_of(count, nullptr, embeddings, positions.data());
    }

private:
    llama_batch view_of(int32_t count, llama_token * tokens, float * embeddings, llama_pos * positions) {
        pointers_.clear();
        for (llama_seq_id & sequence : sequences_) pointers_.push_back(&sequence);
        return {count, tokens, embeddings, positions, counts_.data(), pointers_.data(), outputs_.data()};
    }

    std::vector<llama_token> tokens_;
    std::vector<llama_pos> positions_;
    std::vector<int32_t> counts_;
    std::vector<llama_seq_id> sequences_;
    std::vector<llama_seq_id *> pointers_;
    std::vector<int8_t> outputs_;
};

} // namespace whereabouts
