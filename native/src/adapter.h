// A LoRA adapter in memory, and how strongly a session applies it.
#pragma once

#include "model.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace whereabouts {

struct LoadedAdapter {
    // llama.cpp keeps its adapters in a list of the model, so the model outlives them.
    ModelHandle model;
    std::unique_ptr<llama_adapter_lora, LlamaDeleter> weights;
    /** Hash of the file: tells adapters apart in a saved prefix. */
    uint64_t fingerprint = 0;
};
using AdapterHandle = std::shared_ptr<LoadedAdapter>;

struct WeighedAdapter {
    AdapterHandle adapter;
    float weight;

    bool operator==(const WeighedAdapter & other) const { return adapter == other.adapter && weight == other.weight; }
};

/** Reads an adapter of `model`. Throws `adapter-refused`. */
AdapterHandle load_adapter(const ModelHandle & model, const std::string & file);

/** The same number only for the same adapters with the same weights in the same order. */
uint64_t fingerprint_of(const std::vector<WeighedAdapter> & adapters);

} // namespace whereabouts
