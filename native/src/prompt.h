// A prompt made ready for one model: text as tokens, the image as embeddings of the vision tower.
#pragma once

#include "model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace whereabouts {

struct PromptPart {
    bool is_image;
    std::string text;
    bool parse_special;
};

struct RgbImage {
    std::vector<uint8_t> rgb;
    uint32_t width_px;
    uint32_t height_px;
};

/** One image, or the tiles of one in the projector's order; the size is that of the whole. */
struct Picture {
    std::vector<RgbImage> images;
    uint32_t width_px;
    uint32_t height_px;
};

struct PreparedPrompt {
    ModelHandle model;
    /** What the network reads, in its order; owned by `all_chunks`. */
    std::vector<const mtmd_input_chunk *> chunks;
    mtmd::input_chunks_ptr all_chunks;
    /** One entry for each chunk: n tokens × n_embd values for images, empty for text. */
    std::vector<std::vector<float>> embeddings;
    bool encoded = false;

    size_t tokens = 0;
    size_t image_tokens = 0;
    llama_pos positions = 0;
    uint32_t resized_width_px = 0;
    uint32_t resized_height_px = 0;
};
using PromptHandle = std::shared_ptr<PreparedPrompt>;

/** Throws `image-size-wrong`, `prompt-refused`, `stopped`. */
PromptHandle prepare_prompt(const ModelHandle & model, const std::vector<PromptPart> & parts, const Picture & picture, const StopFlag & stop);

/** Throws `image-encoding-failed`, `stopped`. */
void encode_prompt(PreparedPrompt & prompt, const StopFlag & stop, const Report & report);

} // namespace whereabouts
