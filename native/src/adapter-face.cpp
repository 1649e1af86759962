#include "failure.h"
#include "objects.h"

namespace whereabouts {

Napi::Function AdapterFace::define(Napi::Env env) {
    return DefineClass(env, "NativeAdapter", {InstanceMethod<&AdapterFace::close>("close")});
}

Napi::Value AdapterFace::wrap(Napi::Env env, AdapterHandle adapter) {
    return env.GetInstanceData<Faces>()->adapter.New({Napi::External<AdapterHandle>::New(env, &adapter)});
}

AdapterFace::AdapterFace(const Napi::CallbackInfo & info)
    : Napi::ObjectWrap<AdapterFace>(info), adapter_(*info[0].As<Napi::External<AdapterHandle>>().Data()) {}

const AdapterHandle & AdapterFace::open(Napi::Env env) const {
    if (!adapter_) throw javascript_error(env, Failure("closed"));
    return adapter_;
}

} // namespace whereabouts
