#include "adapter.h"

#include "failure.h"
#include "fingerprint.h"

namespace whereabouts {

AdapterHandle load_adapter(const ModelHandle & model, const std::string & file) {
    auto adapter = std::make_shared<LoadedAdapter>();
    adapter->model = model;
    adapter->weights.reset(llama_adapter_lora_init(model->text.get(), file.c_str()));
    if (!adapter->weights) throw Failure("adapter-refused", {{"file", file}});
    adapter->fingerprint = fingerprint_of_file(file);
    return adapter;
}

uint64_t fingerprint_of(const std::vector<WeighedAdapter> & adapters) {
    uint64_t hash = empty_hash;
    for (const WeighedAdapter & one : adapters) {
        hash = hash_bytes(&one.adapter->fingerprint, sizeof one.adapter->fingerprint, hash);
        hash = hash_bytes(&one.weight, sizeof one.weight, hash);
    }
    return hash;
}

} // namespace whereabouts
