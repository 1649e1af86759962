#include "failure.h"
#include "objects.h"

namespace whereabouts {

namespace {

double key_value_bytes_per_token(const llama_model * model) {
    const std::string architecture = metadata_of(model, "general.architecture");
    const std::string head_length = metadata_of(model, architecture + ".attention.key_length");
    const int heads = llama_model_n_head(model);
    const double width = head_length.empty() ? double(llama_model_n_embd(model)) / (heads > 0 ? heads : 1) : std::stod(head_length);
    constexpr double keys_and_values_at_16_bits = 2 * 2;
    return width * llama_model_n_head_kv(model) * llama_model_n_layer(model) * keys_and_values_at_16_bits;
}

PromptPart part_of(const Napi::Object & part) {
    if (text_at(part, "kind") == "image") return {true, "", false};
    return {false, text_at(part, "text"), part.Get("parseSpecial").As<Napi::Boolean>()};
}

RgbImage image_of(const Napi::Object & given) {
    const Napi::Uint8Array rgb = given.Get("rgb").As<Napi::Uint8Array>();
    return {{rgb.Data(), rgb.Data() + rgb.ByteLength()}, uint32_t(number_at(given, "widthPx")), uint32_t(number_at(given, "heightPx"))};
}

Picture picture_of(const Napi::Object & given) {
    Picture picture{{}, uint32_t(number_at(given, "widthPx")), uint32_t(number_at(given, "heightPx"))};
    const Napi::Value tiles = given.Get("tiles");
    if (!tiles.IsArray()) {
        picture.images.push_back(image_of(given));
        return picture;
    }
    const Napi::Array list = tiles.As<Napi::Array>();
    for (uint32_t i = 0; i < list.Length(); ++i) picture.images.push_back(image_of(list.Get(i).As<Napi::Object>()));
    return picture;
}

} // namespace

Napi::Function ModelFace::define(Napi::Env env) {
    return DefineClass(env, "NativeModel", {
        InstanceAccessor<&ModelFace::description>("description"),
        InstanceMethod<&ModelFace::tokenize>("tokenize"),
        InstanceMethod<&ModelFace::token_bytes>("tokenBytes"),
        InstanceMethod<&ModelFace::is_end_of_generation>("isEndOfGeneration"),
        InstanceMethod<&ModelFace::prepare>("preparePrompt"),
        InstanceMethod<&ModelFace::load_adapter>("loadAdapter"),
        InstanceMethod<&ModelFace::open_session>("openSession"),
        InstanceMethod<&ModelFace::close>("close"),
    });
}

Napi::Value ModelFace::wrap(Napi::Env env, ModelHandle model) {
    return env.GetInstanceData<Faces>()->model.New({Napi::External<ModelHandle>::New(env, &model)});
}

ModelFace::ModelFace(const Napi::CallbackInfo & info) : Napi::ObjectWrap<ModelFace>(info), model_(*info[0].As<Napi::External<ModelHandle>>().Data()) {}

const ModelHandle & ModelFace::open(Napi::Env env) const {
    if (!model_) throw javascript_error(env, Failure("closed"));
    return model_;
}

Napi::Value ModelFace::description(const Napi::CallbackInfo & info) {
    Napi::Env env = info.Env();
    const llama_model * model = open(env)->text.get();
    Napi::Object facts = Napi::Object::New(env);
    facts.Set("name", metadata_of(model, "general.name"));
    facts.Set("architecture", metadata_of(model, "general.architecture"));
    facts.Set("quantisation", llama_ftype_name(llama_model_ftype(model)));
    facts.Set("parameters", double(llama_model_n_params(model)));
    facts.Set("byteLength", double(llama_model_size(model)));
    facts.Set("vocabularySize", double(open(env)->vocabulary_size()));
    facts.Set("trainedContextTokens", llama_model_n_ctx_train(model));
    facts.Set("layers", llama_model_n_layer(model));
    facts.Set("keyValueBytesPerToken", key_value_bytes_per_token(model));
    facts.Set("embeddingLength", llama_model_n_embd(model));
    return facts;
}

Napi::Value ModelFace::tokenize(const Napi::CallbackInfo & info) {
    const std::string text = info[0].As<Napi::String>();
    const bool parse_special = info[1].As<Napi::Boolean>();
    const llama_vocab * vocabulary = open(info.Env())->vocabulary();
    const int32_t needed = -llama_tokenize(vocabulary, text.data(), int32_t(text.size()), nullptr, 0, false, parse_special);
    Napi::Int32Array tokens = Napi::Int32Array::New(info.Env(), size_t(std::max(needed, 0)));
    llama_tokenize(vocabulary, text.data(), int32_t(text.size()), tokens.Data(), needed, false, parse_special);
    return tokens;
}

Napi::Value ModelFace::token_bytes(const Napi::CallbackInfo & info) {
    const llama_token token = info[0].As<Napi::Number>().Int32Value();
    const ModelHandle & model = open(info.Env());
    if (token < 0 || size_t(token) >= model->vocabulary_size()) throw Napi::RangeError::New(info.Env(), "no such token");
    std::string piece(64, '\0');
    int32_t length = llama_token_to_piece(model->vocabulary(), token, piece.data(), int32_t(piece.size()), 0, false);
    if (length < 0) {
        piece.resize(size_t(-length));
        length = llama_token_to_piece(model->vocabulary(), token, piece.data(), int32_t(piece.size()), 0, false);
    }
    Napi::Uint8Array bytes = Napi::Uint8Array::New(info.Env(), size_t(length));
    std::copy_n(piece.begin(), length, bytes.Data());
    return bytes;
}

Napi::Value ModelFace::is_end_of_generation(const Napi::CallbackInfo & info) {
    return Napi::Boolean::New(info.Env(), llama_vocab_is_eog(open(info.Env())->vocabulary(), info[0].As<Napi::Number>().Int32Value()));
}

Napi::Value ModelFace::prepare(const Napi::CallbackInfo & info) {
    const Napi::Array list = info[0].As<Napi::Array>();
    std::vector<PromptPart> parts;
    for (uint32_t i = 0; i < list.Length(); ++i) parts.push_back(part_of(list.Get(i).As<Napi::Object>()));
    Picture picture = picture_of(info[1].As<Napi::Object>());
    const StopFlag stop = stop_flag_of(info[2]);
    return in_background(info.Env(), "prepare prompt", stop, {}, [model = open(info.Env()), parts = std::move(parts), picture = std::move(picture), stop](const Report &) -> Settle {
        PromptHandle prompt = prepare_prompt(model, parts, picture, stop);
        return [prompt](Napi::Env env) { return PromptFace::wrap(env, prompt); };
    });
}

Napi::Value ModelFace::load_adapter(const Napi::CallbackInfo & info) {
    const std::string file = info[0].As<Napi::String>();
    return in_background(info.Env(), "load adapter", nullptr, {}, [model = open(info.Env()), file](const Report &) -> Settle {
        AdapterHandle adapter = whereabouts::load_adapter(model, file);
        return [adapter](Napi::Env env) { return AdapterFace::wrap(env, adapter); };
    });
}

Napi::Value ModelFace::open_session(const Napi::CallbackInfo & info) {
    const Napi::Object given = info[0].As<Napi::Object>();
    const SessionOptions options{
        uint32_t(number_at(given, "contextTokens")),
        uint32_t(number_at(given, "sequences")),
        int(number_at(given, "threads")),
        uint32_t(number_at(given, "microBatchTokens")),
        flash_attention_of(given.Get("flashAttention")),
        number_at(given, "keyValueBits") == 32 ? GGML_TYPE_F32 : GGML_TYPE_F16,
    };
    return in_background(info.Env(), "open session", nullptr, {}, [model = open(info.Env()), options](const Report &) -> Settle {
        auto session = std::make_shared<OpenSession>(model, options);
        return [session](Napi::Env env) { return SessionFace::wrap(env, session); };
    });
}

} // namespace whereabouts
