#include "background.h"

#include "library-log.h"

#include <atomic>
#include <memory>
#include <new>
#include <optional>
#include <thread>

namespace whereabouts {

namespace {

struct Task {
    Napi::Promise::Deferred deferred;
    Napi::ThreadSafeFunction channel;
    StopFlag stop;
    /** Given back by the finalizer, since JavaScript's thread alone may. */
    std::unique_ptr<Borrowed> borrowed;
    std::atomic<bool> finished{false};
    std::thread thread;
};

void settle(Napi::Env env, const Napi::Promise::Deferred & deferred, const Settle & value) {
    try {
        deferred.Resolve(value(env));
    } catch (const Failure & failure) {
        deferred.Reject(javascript_error(env, failure).Value());
    } catch (const Napi::Error & error) {
        deferred.Reject(error.Value());
    }
}

/** The outcome of the work as something that either returns the value or throws the failure on the other thread. */
Settle outcome_of(const Work & work, const Report & report) {
    std::optional<Failure> failure;
    std::string bug;
    try {
        return work(report);
    } catch (const Failure & expected) {
        failure = expected;
    } catch (const std::bad_alloc &) {
        failure = Failure("out-of-memory");
    } catch (const std::exception & unexpected) {
        bug = unexpected.what();
    }
    if (failure) return [failure = *failure](Napi::Env) -> Napi::Value { throw failure; };
    return [bug](Napi::Env env) -> Napi::Value { throw Napi::Error::New(env, bug); };
}

} // namespace

Napi::Error javascript_error(Napi::Env env, const Failure & failure) {
    Napi::Error error = Napi::Error::New(env, failure.code);
    Napi::Object details = Napi::Object::New(env);
    for (const auto & [name, fact] : failure.facts) {
        if (const auto * text = std::get_if<std::string>(&fact)) details.Set(name, *text);
        else details.Set(name, std::get<double>(fact));
    }
    const std::vector<std::string> lines = take_library_log();
    Napi::Array log = Napi::Array::New(env, lines.size());
    for (uint32_t i = 0; i < lines.size(); ++i) log.Set(i, lines[i]);
    error.Set("code", failure.code);
    error.Set("details", details);
    error.Set("log", log);
    return error;
}

Napi::Value in_background(Napi::Env env, const char * name, StopFlag stop, Napi::Function listener, Work work,
                          std::unique_ptr<Borrowed> borrowed) {
    if (listener.IsEmpty()) listener = Napi::Function::New(env, [](const Napi::CallbackInfo &) {});
    auto * task = new Task{Napi::Promise::Deferred::New(env), {}, std::move(stop), std::move(borrowed), {}, {}};
    const Napi::Value promise = task->deferred.Promise();
    // The finalizer runs after the last call was delivered, or when the environment ends with the work under way:
    // then (and only then) the work is told to stop, so that no thread computes in a process that is being taken down.
    task->channel = Napi::ThreadSafeFunction::New(env, listener, name, 0, 1, [](Napi::Env, Task * ending) {
        if (ending->stop && !ending->finished) ending->stop->store(true);
        ending->thread.join();
        delete ending;
    }, task);
    task->thread = std::thread([task, work = std::move(work)] {
        const Report report = [task](Describe describe) {
            auto * carried = new Describe(std::move(describe));
            const auto deliver = [](Napi::Env where, Napi::Function to, Describe * what) {
                const std::unique_ptr<Describe> owned(what);
                to.Call({(*owned)(where)});
            };
            if (task->channel.BlockingCall(carried, deliver) != napi_ok) delete carried;
        };
        auto * result = new Settle(outcome_of(work, report));
        task->finished = true;
        const auto deliver = [task](Napi::Env where, Napi::Function, Settle * value) {
            const std::unique_ptr<Settle> owned(value);
            settle(where, task->deferred, *owned);
        };
        if (task->channel.BlockingCall(result, deliver) != napi_ok) delete result;
        task->channel.Release();
    });
    return promise;
}

} // namespace whereabouts
