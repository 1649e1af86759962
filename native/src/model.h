// A text model and its projector, loaded as one unit.
#pragma once

#include "background.h"
#include "stop.h"

#include "llama.h"
#include "mtmd.h"

#include <napi.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace whereabouts {

struct LlamaDeleter {
    void operator()(llama_model * model) const { llama_model_free(model); }
    void operator()(llama_context * context) const { llama_free(context); }
    void operator()(llama_sampler * sampler) const { llama_sampler_free(sampler); }
    void operator()(llama_adapter_lora * adapter) const { llama_adapter_lora_free(adapter); }
};

/** Who is told how far the vision tower is, and who may stop it. */
struct VisionWatch {
    StopFlag stop;
    const Report * report = nullptr;
    int blocks = 0;
    /** The tiles of a photo, or the one that it is. */
    size_t images = 1;
    size_t images_done = 0;
};

/** What both the JavaScript object and the work under way hold on to. */
struct LoadedModel {
    std::unique_ptr<llama_model, LlamaDeleter> text;
    // libmtmd keeps a pointer to the watch, so it is declared, and dies, around it.
    VisionWatch watch;
    mtmd::context_ptr vision;
    std::mutex vision_in_use;

    /** Side of the square of pixels that one image token stands for, where the projector keeps the image's shape; else 0. */
    int token_side_px = 0;
    int vision_blocks = 0;
    /** Hash over the sizes and samples of the bytes of both files: tells models apart in a saved prefix. */
    uint64_t fingerprint = 0;

    const llama_vocab * vocabulary() const { return llama_model_get_vocab(text.get()); }
    size_t vocabulary_size() const { return size_t(llama_vocab_n_tokens(vocabulary())); }
};
using ModelHandle = std::shared_ptr<LoadedModel>;

struct LoadOptions {
    std::string text_file;
    std::string projector_file;
    int threads;
    int gpu_layers;
    int min_image_tokens;
    int max_image_tokens;
    llama_flash_attn_type vision_flash_attention;
};

/** Blocks until loaded. Throws `text-model-refused`, `projector-refused`, `projector-without-vision`, `projector-unsupported`, `stopped`. */
ModelHandle load_model(const LoadOptions & options, const StopFlag & stop, const Report & report);

/** One key of the text model's metadata as text; empty where it is not there. */
std::string metadata_of(const llama_model * model, const std::string & key);

llama_flash_attn_type flash_attention_of(const Napi::Value & choice);

} // namespace whereabouts
