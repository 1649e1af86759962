#include "distributions.h"
#include "failure.h"
#include "objects.h"

#include <algorithm>

namespace whereabouts {

namespace {

StopFlag no_stop() { return std::make_shared<std::atomic<bool>>(false); }

SampleSettings sample_settings_of(const Napi::Object & given) {
    SampleSettings settings;
    static_cast<DrawSettings &>(settings) = draw_settings_of(given);
    const Napi::Array samples = given.Get("samples").As<Napi::Array>();
    for (uint32_t i = 0; i < samples.Length(); ++i) settings.samples.push_back(samples.Get(i).As<Napi::Number>().Uint32Value());
    settings.seed = given.Get("seed").As<Napi::Number>().Uint32Value();
    settings.max_new_tokens = uint32_t(number_at(given, "maxNewTokens"));
    const Napi::Value grammar = given.Get("grammar");
    if (grammar.IsString()) settings.grammar = grammar.As<Napi::String>();
    return settings;
}

std::vector<llama_token> tokens_of(const Napi::Value & given) {
    const Napi::Int32Array array = given.As<Napi::Int32Array>();
    return {array.Data(), array.Data() + array.ElementLength()};
}

} // namespace

DrawSettings draw_settings_of(const Napi::Object & given) {
    return {float(number_at(given, "temperature")), float(number_at(given, "topP")), int32_t(number_at(given, "topK")), float(number_at(given, "minP"))};
}

Napi::Function SessionFace::define(Napi::Env env) {
    return DefineClass(env, "NativeSession", {
        InstanceAccessor<&SessionFace::context_tokens>("contextTokens"),
        InstanceAccessor<&SessionFace::prompt_tokens>("promptTokens"),
        InstanceMethod<&SessionFace::set_adapters>("setAdapters"),
        InstanceMethod<&SessionFace::prefill>("prefill"),
        InstanceMethod<&SessionFace::sample>("sample"),
        InstanceMethod<&SessionFace::score>("score"),
        InstanceMethod<&SessionFace::save_distributions>("saveDistributions"),
        InstanceMethod<&SessionFace::compare_distributions>("compareDistributions"),
        InstanceMethod<&SessionFace::save_prefix>("savePrefix"),
        InstanceMethod<&SessionFace::restore_prefix>("restorePrefix"),
        InstanceMethod<&SessionFace::close>("close"),
    });
}

Napi::Value SessionFace::wrap(Napi::Env env, SessionHandle session) {
    return env.GetInstanceData<Faces>()->session.New({Napi::External<SessionHandle>::New(env, &session)});
}

SessionFace::SessionFace(const Napi::CallbackInfo & info)
    : Napi::ObjectWrap<SessionFace>(info), session_(*info[0].As<Napi::External<SessionHandle>>().Data()) {}

const SessionHandle & SessionFace::open(Napi::Env env) const {
    if (!session_) throw javascript_error(env, Failure("closed"));
    return session_;
}

Napi::Value SessionFace::context_tokens(const Napi::CallbackInfo & info) {
    return Napi::Number::New(info.Env(), llama_n_ctx(open(info.Env())->context.get()));
}

Napi::Value SessionFace::prompt_tokens(const Napi::CallbackInfo & info) {
    return Napi::Number::New(info.Env(), double(open(info.Env())->prompt_tokens));
}

Napi::Value SessionFace::set_adapters(const Napi::CallbackInfo & info) {
    const Napi::Array given = info[0].As<Napi::Array>();
    std::vector<WeighedAdapter> adapters;
    for (uint32_t i = 0; i < given.Length(); ++i) {
        const Napi::Object one = given.Get(i).As<Napi::Object>();
        adapters.push_back({AdapterFace::Unwrap(one.Get("adapter").As<Napi::Object>())->open(info.Env()), float(number_at(one, "weight"))});
    }
    return in_background(info.Env(), "set adapters", nullptr, {}, [session = open(info.Env()), adapters = std::move(adapters)](const Report &) {
        const SessionUse use(*session, no_stop());
        whereabouts::set_adapters(*session, adapters);
        return undefined_result();
    });
}

Napi::Value SessionFace::prefill(const Napi::CallbackInfo & info) {
    const PromptHandle prompt = PromptFace::Unwrap(info[0].As<Napi::Object>())->open(info.Env());
    const StopFlag stop = stop_flag_of(info[1]);
    return in_background(info.Env(), "prefill", stop, info[2].As<Napi::Function>(), [session = open(info.Env()), prompt, stop](const Report & report) {
        const SessionUse use(*session, stop);
        whereabouts::prefill(*session, *prompt, stop, report);
        return undefined_result();
    });
}

Napi::Value SessionFace::sample(const Napi::CallbackInfo & info) {
    const StopFlag stop = stop_flag_of(info[1]);
    SampleSettings settings = sample_settings_of(info[0].As<Napi::Object>());
    return in_background(info.Env(), "sample", stop, info[2].As<Napi::Function>(), [session = open(info.Env()), settings, stop](const Report & report) {
        const SessionUse use(*session, stop);
        whereabouts::sample(*session, settings, stop, report);
        return undefined_result();
    });
}

Napi::Value SessionFace::score(const Napi::CallbackInfo & info) {
    const StopFlag stop = stop_flag_of(info[1]);
    const std::vector<llama_token> tokens = tokens_of(info[0]);
    return in_background(info.Env(), "score", stop, {}, [session = open(info.Env()), tokens, stop](const Report &) -> Settle {
        const SessionUse use(*session, stop);
        std::vector<float> scores = whereabouts::score(*session, tokens, stop);
        return [scores](Napi::Env env) {
            Napi::Float32Array array = Napi::Float32Array::New(env, scores.size());
            std::copy(scores.begin(), scores.end(), array.Data());
            return array;
        };
    });
}

Napi::Value SessionFace::save_distributions(const Napi::CallbackInfo & info) {
    const StopFlag stop = stop_flag_of(info[2]);
    const std::string file = info[1].As<Napi::String>();
    return in_background(info.Env(), "save distributions", stop, {}, [session = open(info.Env()), tokens = tokens_of(info[0]), file, stop](const Report &) {
        const SessionUse use(*session, stop);
        whereabouts::save_distributions(*session, tokens, file, stop);
        return undefined_result();
    });
}

Napi::Value SessionFace::compare_distributions(const Napi::CallbackInfo & info) {
    const StopFlag stop = stop_flag_of(info[2]);
    const std::string file = info[1].As<Napi::String>();
    return in_background(info.Env(), "compare distributions", stop, {}, [session = open(info.Env()), tokens = tokens_of(info[0]), file, stop](const Report &) -> Settle {
        const SessionUse use(*session, stop);
        Comparison found = whereabouts::compare_distributions(*session, tokens, file, stop);
        return [found](Napi::Env env) {
            Napi::Float32Array divergences = Napi::Float32Array::New(env, found.divergences.size());
            std::copy(found.divergences.begin(), found.divergences.end(), divergences.Data());
            Napi::Uint8Array same = Napi::Uint8Array::New(env, found.same_choices.size());
            std::copy(found.same_choices.begin(), found.same_choices.end(), same.Data());
            Napi::Object comparison = Napi::Object::New(env);
            comparison.Set("divergences", divergences);
            comparison.Set("sameChoices", same);
            return comparison;
        };
    });
}

Napi::Value SessionFace::save_prefix(const Napi::CallbackInfo & info) {
    return in_background(info.Env(), "save prefix", nullptr, {}, [session = open(info.Env())](const Report &) -> Settle {
        const SessionUse use(*session, no_stop());
        auto bytes = std::make_shared<std::vector<uint8_t>>(whereabouts::save_prefix(*session));
        return [bytes](Napi::Env env) {
            Napi::Uint8Array array = Napi::Uint8Array::New(env, bytes->size());
            std::copy(bytes->begin(), bytes->end(), array.Data());
            return array;
        };
    });
}

Napi::Value SessionFace::restore_prefix(const Napi::CallbackInfo & info) {
    const Napi::Uint8Array given = info[0].As<Napi::Uint8Array>();
    std::vector<uint8_t> bytes(given.Data(), given.Data() + given.ByteLength());
    return in_background(info.Env(), "restore prefix", nullptr, {}, [session = open(info.Env()), bytes = std::move(bytes)](const Report &) {
        const SessionUse use(*session, no_stop());
        whereabouts::restore_prefix(*session, bytes);
        return undefined_result();
    });
}

} // namespace whereabouts
