// ggml's backends: which processor library and which devices this process computes on.
#pragma once

#include <napi.h>

#include <cstddef>

struct ggml_threadpool;

namespace whereabouts {

Napi::Value initialise(const Napi::CallbackInfo & info);
Napi::Value devices(const Napi::CallbackInfo & info);

/** Threads that stay between decoding steps; starting them anew for every token costs more than the smallest models compute. */
class ThreadPool {
public:
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool &) = delete;
    ThreadPool & operator=(const ThreadPool &) = delete;

    ggml_threadpool * get() const { return pool_; }

private:
    ggml_threadpool * pool_;
};

} // namespace whereabouts
