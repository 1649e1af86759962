// The image tower of InternVL, in place of libmtmd's (tools/mtmd/models/internvl.cpp), which puts the class token behind the
// patches while the position embeddings still begin with it: every patch gets its neighbour's position. It also approximates
// the GELU that the tower was trained with. to-transformers.test.ts holds this graph against the checkpoint.
#include "models/models.h"

namespace {

/** Makes one vector of each square of `side` × `side` patches, in the order in which the projector was trained to read them. */
ggml_tensor * merge_patches(ggml_context * ctx, ggml_tensor * patches, int64_t columns, int64_t rows, int64_t side) {
    const int64_t width = patches->ne[0], count = patches->ne[2];
    ggml_tensor * cur = ggml_reshape_4d(ctx, patches, width * side, rows / side, columns, count);
    cur = ggml_permute(ctx, cur, 0, 2, 1, 3);
    cur = ggml_cont_4d(ctx, cur, width * side * side, rows / side, columns / side, count);
    cur = ggml_permute(ctx, cur, 0, 2, 1, 3);
    return ggml_cont_3d(ctx, cur, width * side * side, (rows / side) * (columns / side), count);
}

} // namespace

ggml_cgraph * clip_graph_internvl::build() {
    // models/gguf/check-internvl.ts has looked.
    GGML_ASSERT(model.class_embedding && model.position_embeddings && hparams.n_merge > 0);
    const int positions = n_patches + 1;

    ggml_tensor * patches = build_inp();
    ggml_tensor * class_token = ggml_repeat_4d(ctx0, model.class_embedding, model.class_embedding->ne[0], 1, n_batch, 1);
    ggml_tensor * cur = ggml_concat(ctx0, class_token, patches, 1);

    // The tower of 6 billion weights (InternVL3-38B and 78B) has another norm.
    const norm_type norm = hparams.n_embd == 3200 && hparams.n_layer == 45 ? NORM_TYPE_RMS : NORM_TYPE_NORMAL;
    const ffn_op_type activation = hparams.ffn_op == FFN_GELU ? FFN_GELU_ERF : hparams.ffn_op;
    cur = build_vit(cur, positions, norm, activation, model.position_embeddings, nullptr);

    cur = ggml_cont(ctx0, ggml_view_3d(ctx0, cur, n_embd, n_patches, n_batch, cur->nb[1], cur->nb[2], cur->nb[1]));
    cur = merge_patches(ctx0, cur, n_patches_x, n_patches_y, hparams.n_merge);

    // The projector's norm has PyTorch's own epsilon.
    cur = build_norm(cur, model.mm_0_w, model.mm_0_b, NORM_TYPE_NORMAL, 1e-5f, -1);
    cur = build_ffn(cur, model.mm_1_w, model.mm_1_b, nullptr, nullptr, model.mm_3_w, model.mm_3_b, FFN_GELU_ERF, -1);
    ggml_build_forward_expand(gf, cur);
    return gf;
}
