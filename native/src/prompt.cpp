#include "prompt.h"

#include "failure.h"

#include <algorithm>

namespace whereabouts {

namespace {

// libmtmd asserts (and so ends the process) beyond this side.
constexpr uint32_t longest_side_px = 46000;

struct VisionGuard {
    LoadedModel & model;
    std::lock_guard<std::mutex> lock;

    VisionGuard(LoadedModel & model, const StopFlag & stop, const Report & report, size_t images) : model(model), lock(model.vision_in_use) {
        model.watch = {stop, &report, model.vision_blocks, images, 0};
    }
    ~VisionGuard() { model.watch = {}; }
};

void check_image(const RgbImage & image) {
    const uint64_t expected = uint64_t{image.width_px} * image.height_px * 3;
    const bool fits = image.width_px > 0 && image.height_px > 0 && std::max(image.width_px, image.height_px) <= longest_side_px;
    if (fits && image.rgb.size() == expected) return;
    throw Failure("image-size-wrong", {
        {"widthPx", double(image.width_px)}, {"heightPx", double(image.height_px)}, {"bytes", double(image.rgb.size())}, {"expectedBytes", double(expected)},
    });
}

bool is_image(const mtmd_input_chunk * chunk) { return mtmd_input_chunk_get_type(chunk) == MTMD_INPUT_CHUNK_TYPE_IMAGE; }

/**
 * libmtmd takes each tile for a picture of its own and writes the marks of one around it. There is one picture: what stands
 * between its first tile and its last is left out.
 */
void choose_chunks(PreparedPrompt & prompt) {
    const size_t count = mtmd_input_chunks_size(prompt.all_chunks.get());
    size_t first = count, last = 0;
    for (size_t i = 0; i < count; ++i) {
        if (!is_image(mtmd_input_chunks_get(prompt.all_chunks.get(), i))) continue;
        first = std::min(first, i);
        last = i;
    }
    for (size_t i = 0; i < count; ++i) {
        const mtmd_input_chunk * chunk = mtmd_input_chunks_get(prompt.all_chunks.get(), i);
        if (is_image(chunk) || i < first || i > last) prompt.chunks.push_back(chunk);
    }
}

void count_chunks(PreparedPrompt & prompt, const Picture & picture) {
    const int side = prompt.model->token_side_px;
    for (const mtmd_input_chunk * chunk : prompt.chunks) {
        prompt.tokens += mtmd_input_chunk_get_n_tokens(chunk);
        prompt.positions += mtmd_input_chunk_get_n_pos(chunk);
        if (!is_image(chunk)) continue;
        const mtmd_image_tokens * tokens = mtmd_input_chunk_get_tokens_image(chunk);
        const size_t count = mtmd_input_chunk_get_n_tokens(chunk);
        prompt.image_tokens += count;
        if (side == 0) continue;
        // The last token sits in the last column and row of the grid.
        const mtmd_decoder_pos last = mtmd_image_tokens_get_decoder_pos(tokens, 0, count - 1);
        prompt.resized_width_px = (last.x + 1) * uint32_t(side);
        prompt.resized_height_px = (last.y + 1) * uint32_t(side);
    }
    if (side > 0) return;
    // A projector that cuts the photo into tiles has no single resized picture; its words mean places in the whole photo.
    prompt.resized_width_px = picture.width_px;
    prompt.resized_height_px = picture.height_px;
}

} // namespace

PromptHandle prepare_prompt(const ModelHandle & model, const std::vector<PromptPart> & parts, const Picture & picture, const StopFlag & stop) {
    for (const RgbImage & image : picture.images) check_image(image);
    fail_if_stopped(stop);
    std::vector<mtmd::bitmap_ptr> bitmaps;
    for (const RgbImage & image : picture.images) bitmaps.emplace_back(mtmd_bitmap_init(image.width_px, image.height_px, image.rgb.data()));

    // Parts are tokenized one by one: only markup of ours may become control tokens, and there is no marker that a hint
    // could contain.
    std::vector<mtmd_input_text> texts(parts.size());
    std::vector<mtmd_input_part> pieces;
    for (size_t i = 0; i < parts.size(); ++i) {
        texts[i] = {parts[i].text.data(), parts[i].text.size(), false, parts[i].parse_special};
        if (!parts[i].is_image) pieces.push_back({&texts[i], nullptr});
        else for (const mtmd::bitmap_ptr & bitmap : bitmaps) pieces.push_back({nullptr, bitmap.get()});
    }
    std::vector<const mtmd_input_part *> pointers;
    for (const mtmd_input_part & piece : pieces) pointers.push_back(&piece);
    auto prompt = std::make_shared<PreparedPrompt>();
    prompt->model = model;
    prompt->all_chunks.reset(mtmd_input_chunks_init());
    const int32_t status = mtmd_tokenize_from_parts(model->vision.get(), prompt->all_chunks.get(), pointers.data(), pointers.size(), true);
    fail_if_stopped(stop);
    if (status == 2) throw Failure("image-encoding-failed");
    if (status != 0) throw Failure("prompt-refused", {{"status", double(status)}});
    choose_chunks(*prompt);
    count_chunks(*prompt, picture);
    if (prompt->tokens == 0) throw Failure("prompt-refused", {{"why", std::string("the prompt is empty")}});
    return prompt;
}

void encode_prompt(PreparedPrompt & prompt, const StopFlag & stop, const Report & report) {
    if (prompt.encoded) return;
    const auto images = std::count_if(prompt.chunks.begin(), prompt.chunks.end(), is_image);
    const VisionGuard guard(*prompt.model, stop, report, size_t(images));
    mtmd_context * vision = prompt.model->vision.get();
    const size_t width = size_t(llama_model_n_embd_inp(prompt.model->text.get()));
    prompt.embeddings.assign(prompt.chunks.size(), {});
    for (size_t i = 0; i < prompt.chunks.size(); ++i) {
        const mtmd_input_chunk * chunk = prompt.chunks[i];
        if (!is_image(chunk)) continue;
        fail_if_stopped(stop);
        const int32_t status = mtmd_encode_chunk(vision, chunk);
        fail_if_stopped(stop);
        const float * values = mtmd_get_output_embd(vision);
        if (status != 0 || !values) throw Failure("image-encoding-failed", {{"status", double(status)}});
        prompt.embeddings[i].assign(values, values + width * mtmd_input_chunk_get_n_tokens(chunk));
        ++prompt.model->watch.images_done;
    }
    prompt.encoded = true;
}

} // namespace whereabouts
