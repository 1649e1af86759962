#include "failure.h"
#include "objects.h"

namespace whereabouts {

Napi::Function PromptFace::define(Napi::Env env) {
    return DefineClass(env, "NativePrompt", {
        InstanceMethod<&PromptFace::encode>("encode"),
        InstanceMethod<&PromptFace::close>("close"),
    });
}

Napi::Value PromptFace::wrap(Napi::Env env, PromptHandle prompt) {
    return env.GetInstanceData<Faces>()->prompt.New({Napi::External<PromptHandle>::New(env, &prompt)});
}

PromptFace::PromptFace(const Napi::CallbackInfo & info)
    : Napi::ObjectWrap<PromptFace>(info), prompt_(*info[0].As<Napi::External<PromptHandle>>().Data()) {
    Napi::Object self = info.This().As<Napi::Object>();
    self.Set("tokens", double(prompt_->tokens));
    self.Set("positions", double(prompt_->positions));
    self.Set("imageTokens", double(prompt_->image_tokens));
    self.Set("resizedWidthPx", double(prompt_->resized_width_px));
    self.Set("resizedHeightPx", double(prompt_->resized_height_px));
}

const PromptHandle & PromptFace::open(Napi::Env env) const {
    if (!prompt_) throw javascript_error(env, Failure("closed"));
    return prompt_;
}

Napi::Value PromptFace::encode(const Napi::CallbackInfo & info) {
    const StopFlag stop = stop_flag_of(info[0]);
    return in_background(info.Env(), "encode prompt", stop, info[1].As<Napi::Function>(), [prompt = open(info.Env()), stop](const Report & report) {
        encode_prompt(*prompt, stop, report);
        return undefined_result();
    });
}

} // namespace whereabouts
