#include "model.h"

#include "failure.h"
#include "fingerprint.h"

#include "gguf.h"

#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace whereabouts {

namespace {

struct LoadProgress {
    const StopFlag & stop;
    const Report & report;
    float done_before;
    float share;

    bool tell(float fraction) const {
        const float overall = done_before + share * fraction;
        report([overall](Napi::Env env) { return Napi::Number::New(env, overall); });
        return !stop->load();
    }
    static bool callback(float fraction, void * self) { return static_cast<LoadProgress *>(self)->tell(fraction); }
};

/**
 * libmtmd gives no hook for aborting; it lets the scheduler ask about every node of the graph. Asking for the last node
 * of each block makes it pause there. Returning false ends the graph.
 */
bool watch_vision(ggml_tensor * node, bool asking, void * self) {
    const auto * watch = static_cast<VisionWatch *>(self);
    if (!watch->stop) return !asking;
    constexpr const char * end_of_block = "layer_out-";
    const bool at_end_of_block = std::strncmp(node->name, end_of_block, std::strlen(end_of_block)) == 0;
    if (asking) return at_end_of_block;
    if (watch->report && watch->blocks > 0) {
        const double of_this = (std::atoi(node->name + std::strlen(end_of_block)) + 1.0) / watch->blocks;
        const double fraction = (double(watch->images_done) + of_this) / double(watch->images);
        (*watch->report)([fraction](Napi::Env env) { return Napi::Number::New(env, fraction); });
    }
    return !watch->stop->load();
}

struct ProjectorFacts {
    int patch_size = 0;
    int merge = 2;
    int blocks = 0;
};

ProjectorFacts read_projector_facts(const std::string & path) {
    const std::unique_ptr<gguf_context, decltype(&gguf_free)> file(gguf_init_from_file(path.c_str(), {true, nullptr}), gguf_free);
    ProjectorFacts facts;
    if (!file) return facts;
    const auto read = [&](const char * key, int otherwise) {
        const int64_t at = gguf_find_key(file.get(), key);
        return at >= 0 && gguf_get_kv_type(file.get(), at) == GGUF_TYPE_UINT32 ? int(gguf_get_val_u32(file.get(), at)) : otherwise;
    };
    facts.patch_size = read("clip.vision.patch_size", 0);
    // libmtmd's own default for this family
    facts.merge = read("clip.vision.spatial_merge_size", 2);
    facts.blocks = read("clip.vision.block_count", 0);
    return facts;
}

float size_of(const std::string & path) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(std::filesystem::u8path(path), error);
    return error ? 1.0f : float(bytes);
}

} // namespace

ModelHandle load_model(const LoadOptions & options, const StopFlag & stop, const Report & report) {
    auto model = std::make_shared<LoadedModel>();
    const float text_share = size_of(options.text_file) / (size_of(options.text_file) + size_of(options.projector_file));
    LoadProgress text_progress{stop, report, 0, text_share};
    LoadProgress vision_progress{stop, report, text_share, 1 - text_share};

    // This release never reads the epsilon of the RMS norm for the architecture qwen2vl: it stays 0 whatever the file says
    // (src/models/qwen2vl.cpp, and the library's own print-out). No parameter reaches it from outside. The effect on real
    // weights is small, and is measured where the words of a reference implementation are compared.
    llama_model_params text = llama_model_default_params();
    text.n_gpu_layers = options.gpu_layers;
    text.progress_callback = LoadProgress::callback;
    text.progress_callback_user_data = &text_progress;
    model->text.reset(llama_model_load_from_file(options.text_file.c_str(), text));
    fail_if_stopped(stop);
    if (!model->text) throw Failure("text-model-refused", {{"file", options.text_file}});

    mtmd_context_params vision = mtmd_context_params_default();
    vision.use_gpu = options.gpu_layers != 0;
    vision.print_timings = false;
    vision.n_threads = options.threads;
    vision.flash_attn_type = options.vision_flash_attention;
    // The warm-up would compute a picture of the largest size; the first photo allocates what it needs by itself.
    vision.warmup = false;
    vision.image_min_tokens = options.min_image_tokens;
    vision.image_max_tokens = options.max_image_tokens;
    vision.cb_eval = watch_vision;
    vision.cb_eval_user_data = &model->watch;
    vision.progress_callback = LoadProgress::callback;
    vision.progress_callback_user_data = &vision_progress;
    model->vision.reset(mtmd_init_from_file(options.projector_file.c_str(), model->text.get(), vision));
    fail_if_stopped(stop);
    if (!model->vision) throw Failure("projector-refused", {{"file", options.projector_file}});
    if (!mtmd_support_vision(model->vision.get())) throw Failure("projector-without-vision", {{"file", options.projector_file}});
    if (mtmd_decode_use_non_causal(model->vision.get(), nullptr)) throw Failure("projector-unsupported", {{"file", options.projector_file}});

    const ProjectorFacts facts = read_projector_facts(options.projector_file);
    model->token_side_px = mtmd_decode_use_mrope(model->vision.get()) ? facts.patch_size * facts.merge : 0;
    model->vision_blocks = facts.blocks;
    model->fingerprint = fingerprint_of_file(options.projector_file, fingerprint_of_file(options.text_file));
    return model;
}

std::string metadata_of(const llama_model * model, const std::string & key) {
    const int32_t length = llama_model_meta_val_str(model, key.c_str(), nullptr, 0);
    if (length < 0) return "";
    std::string value(size_t(length) + 1, '\0');
    llama_model_meta_val_str(model, key.c_str(), value.data(), value.size());
    value.pop_back();
    return value;
}

llama_flash_attn_type flash_attention_of(const Napi::Value & choice) {
    if (!choice.IsBoolean()) return LLAMA_FLASH_ATTN_TYPE_AUTO;
    return choice.As<Napi::Boolean>() ? LLAMA_FLASH_ATTN_TYPE_ENABLED : LLAMA_FLASH_ATTN_TYPE_DISABLED;
}

} // namespace whereabouts
