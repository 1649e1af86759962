#include "machine.h"

#include "background.h"
#include "failure.h"
#include "library-log.h"
#include "object-file.h"

#include "ggml-backend.h"
#include "ggml-cpu.h"
#include "llama.h"

#include <string>

namespace whereabouts {

namespace {

ggml_backend_reg_t cpu_registration() {
    ggml_backend_dev_t device = ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU);
    return device ? ggml_backend_dev_backend_reg(device) : nullptr;
}

/** A function of the processor library, which is loaded by hand and so not linked against. */
template <class Function> Function cpu_function(const char * name) {
    ggml_backend_reg_t registration = cpu_registration();
    return registration ? reinterpret_cast<Function>(ggml_backend_reg_get_proc_address(registration, name)) : nullptr;
}

const char * kind_of(ggml_backend_dev_t device) {
    switch (ggml_backend_dev_type(device)) {
        case GGML_BACKEND_DEVICE_TYPE_CPU: return "cpu";
        case GGML_BACKEND_DEVICE_TYPE_GPU: return "gpu";
        case GGML_BACKEND_DEVICE_TYPE_IGPU: return "integrated-gpu";
        default: return "accelerator";
    }
}

Napi::Array list_devices(Napi::Env env) {
    Napi::Array list = Napi::Array::New(env);
    for (size_t i = 0; i < ggml_backend_dev_count(); ++i) {
        ggml_backend_dev_t device = ggml_backend_dev_get(i);
        size_t free_bytes = 0;
        size_t total_bytes = 0;
        ggml_backend_dev_memory(device, &free_bytes, &total_bytes);
        Napi::Object entry = Napi::Object::New(env);
        entry.Set("name", ggml_backend_dev_name(device));
        entry.Set("description", ggml_backend_dev_description(device));
        entry.Set("kind", kind_of(device));
        entry.Set("memoryFreeBytes", double(free_bytes));
        entry.Set("memoryTotalBytes", double(total_bytes));
        list.Set(uint32_t(i), entry);
    }
    return list;
}

Napi::Array list_cpu_features(Napi::Env env) {
    Napi::Array list = Napi::Array::New(env);
    const auto features_of = cpu_function<ggml_backend_get_features_t>("ggml_backend_get_features");
    if (!features_of) return list;
    for (ggml_backend_feature * feature = features_of(cpu_registration()); feature->name; ++feature) {
        if (std::string(feature->value) != "0") list.Set(list.Length(), feature->name);
    }
    return list;
}

/** A library built outside of llama.cpp's own release process calls itself `0.5.0-dev`. */
bool is_expected_release(const std::string & found) {
    const std::string expected = WHEREABOUTS_LLAMA_VERSION;
    return found == expected || found == expected + "-dev";
}

} // namespace

Napi::Value initialise(const Napi::CallbackInfo & info) {
    Napi::Env env = info.Env();
    const Napi::Object options = info[0].As<Napi::Object>();
    const std::string folder = options.Get("librariesFolder").As<Napi::String>();
    const Napi::Value forced = options.Get("cpuVariantFile");
    try {
        listen_to_libraries();
        // libmtmd's interface and the layout of llama.cpp's structs change with every release.
        if (!is_expected_release(llama_version())) {
            throw Failure("library-version-mismatch", {{"found", std::string(llama_version())}, {"expected", std::string(WHEREABOUTS_LLAMA_VERSION)}});
        }
        if (!cpu_registration()) {
            if (forced.IsString()) {
                const std::string file = forced.As<Napi::String>();
                if (!ggml_backend_load(file.c_str())) throw Failure("cpu-variant-unusable", {{"file", file}});
            } else {
                ggml_backend_load_all_from_path(folder.c_str());
            }
        }
        if (!cpu_registration()) throw Failure("no-cpu-backend", {{"folder", folder}});
        llama_backend_init();
    } catch (const Failure & failure) {
        throw javascript_error(env, failure);
    }
    Napi::Object machine = Napi::Object::New(env);
    machine.Set("llamaVersion", llama_version());
    machine.Set("cpuLibrary", object_file_of(cpu_function<void *>("ggml_threadpool_new")));
    machine.Set("cpuFeatures", list_cpu_features(env));
    machine.Set("devices", list_devices(env));
    return machine;
}

Napi::Value devices(const Napi::CallbackInfo & info) {
    return list_devices(info.Env());
}

ThreadPool::ThreadPool(int threads) {
    ggml_threadpool_params params = ggml_threadpool_params_default(threads);
    pool_ = cpu_function<decltype(&ggml_threadpool_new)>("ggml_threadpool_new")(&params);
    if (!pool_) throw Failure("out-of-memory");
}

ThreadPool::~ThreadPool() {
    cpu_function<decltype(&ggml_threadpool_free)>("ggml_threadpool_free")(pool_);
}

} // namespace whereabouts
