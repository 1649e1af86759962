// The switch that ends an operation early. Work holds the flag, JavaScript holds the switch.
#pragma once

#include "failure.h"

#include <napi.h>

#include <atomic>
#include <memory>

namespace whereabouts {

using StopFlag = std::shared_ptr<std::atomic<bool>>;

inline void fail_if_stopped(const StopFlag & stop) {
    if (stop->load(std::memory_order_relaxed)) throw Failure("stopped");
}

class StopSwitch : public Napi::ObjectWrap<StopSwitch> {
public:
    static Napi::Function define(Napi::Env env) {
        return DefineClass(env, "Stop", {
            InstanceMethod<&StopSwitch::stop>("stop"),
            InstanceAccessor<&StopSwitch::stopped>("stopped"),
        });
    }

    explicit StopSwitch(const Napi::CallbackInfo & info) : Napi::ObjectWrap<StopSwitch>(info) {}

    StopFlag flag = std::make_shared<std::atomic<bool>>(false);

private:
    void stop(const Napi::CallbackInfo &) { flag->store(true); }
    Napi::Value stopped(const Napi::CallbackInfo & info) { return Napi::Boolean::New(info.Env(), flag->load()); }
};

inline StopFlag stop_flag_of(const Napi::Value & value) {
    return StopSwitch::Unwrap(value.As<Napi::Object>())->flag;
}

} // namespace whereabouts
