// The JavaScript faces of a model, an adapter of it, a prepared prompt and a session.
#pragma once

#include "session.h"

#include <napi.h>

namespace whereabouts {

/** Constructors of the faces, one set for each environment. */
struct Faces {
    Napi::FunctionReference model;
    Napi::FunctionReference adapter;
    Napi::FunctionReference prompt;
    Napi::FunctionReference session;
};

class ModelFace : public Napi::ObjectWrap<ModelFace> {
public:
    static Napi::Function define(Napi::Env env);
    static Napi::Value wrap(Napi::Env env, ModelHandle model);
    explicit ModelFace(const Napi::CallbackInfo & info);

private:
    Napi::Value description(const Napi::CallbackInfo & info);
    Napi::Value tokenize(const Napi::CallbackInfo & info);
    Napi::Value token_bytes(const Napi::CallbackInfo & info);
    Napi::Value is_end_of_generation(const Napi::CallbackInfo & info);
    Napi::Value prepare(const Napi::CallbackInfo & info);
    Napi::Value load_adapter(const Napi::CallbackInfo & info);
    Napi::Value open_session(const Napi::CallbackInfo & info);
    void close(const Napi::CallbackInfo &) { model_.reset(); }
    const ModelHandle & open(Napi::Env env) const;

    ModelHandle model_;
};

class AdapterFace : public Napi::ObjectWrap<AdapterFace> {
public:
    static Napi::Function define(Napi::Env env);
    static Napi::Value wrap(Napi::Env env, AdapterHandle adapter);
    explicit AdapterFace(const Napi::CallbackInfo & info);
    const AdapterHandle & open(Napi::Env env) const;

private:
    void close(const Napi::CallbackInfo &) { adapter_.reset(); }

    AdapterHandle adapter_;
};

class PromptFace : public Napi::ObjectWrap<PromptFace> {
public:
    static Napi::Function define(Napi::Env env);
    static Napi::Value wrap(Napi::Env env, PromptHandle prompt);
    explicit PromptFace(const Napi::CallbackInfo & info);
    const PromptHandle & open(Napi::Env env) const;

private:
    Napi::Value encode(const Napi::CallbackInfo & info);
    void close(const Napi::CallbackInfo &) { prompt_.reset(); }

    PromptHandle prompt_;
};

class SessionFace : public Napi::ObjectWrap<SessionFace> {
public:
    static Napi::Function define(Napi::Env env);
    static Napi::Value wrap(Napi::Env env, SessionHandle session);
    explicit SessionFace(const Napi::CallbackInfo & info);

private:
    Napi::Value context_tokens(const Napi::CallbackInfo & info);
    Napi::Value prompt_tokens(const Napi::CallbackInfo & info);
    Napi::Value set_adapters(const Napi::CallbackInfo & info);
    Napi::Value prefill(const Napi::CallbackInfo & info);
    Napi::Value sample(const Napi::CallbackInfo & info);
    Napi::Value score(const Napi::CallbackInfo & info);
    Napi::Value save_distributions(const Napi::CallbackInfo & info);
    Napi::Value compare_distributions(const Napi::CallbackInfo & info);
    Napi::Value save_prefix(const Napi::CallbackInfo & info);
    Napi::Value restore_prefix(const Napi::CallbackInfo & info);
    void close(const Napi::CallbackInfo &) { session_.reset(); }
    const SessionHandle & open(Napi::Env env) const;

    SessionHandle session_;
};

/** The number at `key`. */
inline double number_at(const Napi::Object & object, const char * key) { return object.Get(key).As<Napi::Number>().DoubleValue(); }

inline std::string text_at(const Napi::Object & object, const char * key) { return object.Get(key).As<Napi::String>(); }

DrawSettings draw_settings_of(const Napi::Object & object);

} // namespace whereabouts
