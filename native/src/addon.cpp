// What the addon exports; the types of all of it are in ../surface.ts.
#include "failure.h"
#include "library-log.h"
#include "machine.h"
#include "objects.h"
#include "quantise.h"
#include "random.h"
#include "sampler.h"

#include <napi.h>

// Written by the build: a hash over everything the addon was compiled from.
extern const char * const whereabouts_addon_hash;
extern const char * const whereabouts_compiler;

namespace whereabouts {

namespace {

Napi::Value load(const Napi::CallbackInfo & info) {
    const Napi::Object given = info[0].As<Napi::Object>();
    const LoadOptions options{
        text_at(given, "textFile"),
        text_at(given, "projectorFile"),
        int(number_at(given, "threads")),
        int(number_at(given, "gpuLayers")),
        int(number_at(given, "minImageTokens")),
        int(number_at(given, "maxImageTokens")),
        flash_attention_of(given.Get("visionFlashAttention")),
    };
    const StopFlag stop = stop_flag_of(info[1]);
    return in_background(info.Env(), "load model", stop, info[2].As<Napi::Function>(), [options, stop](const Report & report) -> Settle {
        ModelHandle model = load_model(options, stop, report);
        return [model](Napi::Env env) { return ModelFace::wrap(env, model); };
    });
}

Napi::Value draw_token(const Napi::CallbackInfo & info) {
    const Napi::Float32Array logits = info[0].As<Napi::Float32Array>();
    const DrawSettings settings = draw_settings_of(info[1].As<Napi::Object>());
    const auto word = [&](size_t argument) { return info[argument].As<Napi::Number>().Uint32Value(); };
    try {
        Sampler sampler(logits.ElementLength());
        const int32_t token = sampler.draw(logits.Data(), settings, uniform(word(2), word(3), word(4), 0));
        Napi::Object drawn = Napi::Object::New(info.Env());
        drawn.Set("token", token);
        drawn.Set("logProbability", log_probability(logits.Data(), logits.ElementLength(), token));
        return drawn;
    } catch (const Failure & failure) {
        throw javascript_error(info.Env(), failure);
    }
}

Napi::Value take_log(const Napi::CallbackInfo & info) {
    const std::vector<std::string> lines = take_library_log();
    Napi::Array log = Napi::Array::New(info.Env(), lines.size());
    for (uint32_t i = 0; i < lines.size(); ++i) log.Set(i, lines[i]);
    return log;
}

Napi::Object start(Napi::Env env, Napi::Object exports) {
    auto * faces = new Faces;
    faces->model = Napi::Persistent(ModelFace::define(env));
    faces->adapter = Napi::Persistent(AdapterFace::define(env));
    faces->prompt = Napi::Persistent(PromptFace::define(env));
    faces->session = Napi::Persistent(SessionFace::define(env));
    env.SetInstanceData(faces);

    Napi::Object build = Napi::Object::New(env);
    build.Set("llamaVersion", WHEREABOUTS_LLAMA_VERSION);
    build.Set("addonHash", whereabouts_addon_hash);
    build.Set("compiler", whereabouts_compiler);
    exports.Set("build", build);
    exports.Set("initialise", Napi::Function::New(env, initialise));
    exports.Set("devices", Napi::Function::New(env, devices));
    exports.Set("takeLog", Napi::Function::New(env, take_log));
    exports.Set("Stop", StopSwitch::define(env));
    exports.Set("loadModel", Napi::Function::New(env, load));
    exports.Set("quantise", Napi::Function::New(env, quantise));
    exports.Set("drawToken", Napi::Function::New(env, draw_token));
    return exports;
}

} // namespace

} // namespace whereabouts

static Napi::Object start_addon(Napi::Env env, Napi::Object exports) {
    return whereabouts::start(env, exports);
}

NODE_API_MODULE(whereabouts_vision, start_addon)
