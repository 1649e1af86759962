#include "object-file.h"

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace whereabouts {

namespace {

std::string path_of(const void * address) {
#if defined(_WIN32)
    HMODULE module = nullptr;
    const DWORD flags = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    if (!GetModuleHandleExA(flags, static_cast<const char *>(address), &module)) return "";
    char path[MAX_PATH] = "";
    GetModuleFileNameA(module, path, MAX_PATH);
    return path;
#else
    Dl_info found{};
    return dladdr(address, &found) && found.dli_fname ? found.dli_fname : "";
#endif
}

} // namespace

std::string object_file_of(const void * address) {
    const std::string path = path_of(address);
    return path.substr(path.find_last_of("/\\") + 1);
}

} // namespace whereabouts
