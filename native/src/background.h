// Work off the JavaScript thread. Reports and the result go through one thread-safe function, which keeps their order:
// a promise never settles before the last report before it was delivered.
#pragma once

#include "failure.h"
#include "stop.h"

#include <napi.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace whereabouts {

/** Turns what the work found into a JavaScript value; runs on the JavaScript thread. */
using Settle = std::function<Napi::Value(Napi::Env)>;

/** Makes the argument of a report; runs on the JavaScript thread. */
using Describe = std::function<Napi::Value(Napi::Env)>;
using Report = std::function<void(Describe)>;

using Work = std::function<Settle(const Report &)>;

/** What the work reads or writes in JavaScript's memory: it is not collected before the promise has settled. */
using Borrowed = std::vector<Napi::ObjectReference>;

/** Runs `work` on a thread of its own and settles the promise with it. `listener` may be empty. */
Napi::Value in_background(Napi::Env env, const char * name, StopFlag stop, Napi::Function listener, Work work,
                          std::unique_ptr<Borrowed> borrowed = nullptr);

/** The JavaScript error of a failure: `code`, `details` and the libraries' own words. */
Napi::Error javascript_error(Napi::Env env, const Failure & failure);

inline Settle undefined_result() {
    return [](Napi::Env env) { return env.Undefined(); };
}

} // namespace whereabouts
