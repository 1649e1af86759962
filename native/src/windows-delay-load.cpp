// Windows only, and not tried: answers the linker's placeholders with the libraries that are loaded already. `node.exe`
// is whatever program runs (Electron has another name); `whereabouts-llama.dll` and its like are the variant of that
// library that the loader brought in.
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <delayimp.h>
#include <psapi.h>

#include <cstring>
#include <string>

static std::string base_name_of(HMODULE library) {
    char path[MAX_PATH] = "";
    GetModuleFileNameA(library, path, MAX_PATH);
    const std::string whole = path;
    return whole.substr(whole.find_last_of("\\/") + 1);
}

/** The loaded library named `stem.dll`, or `stem.<variant>.<release>.dll`. */
static HMODULE loaded_variant_of(const std::string & stem) {
    HMODULE libraries[1024];
    DWORD bytes = 0;
    if (!K32EnumProcessModules(GetCurrentProcess(), libraries, sizeof libraries, &bytes)) return nullptr;
    for (DWORD i = 0; i < bytes / sizeof(HMODULE) && i < 1024; ++i) {
        if (_strnicmp(base_name_of(libraries[i]).c_str(), (stem + ".").c_str(), stem.size() + 1) == 0) return libraries[i];
    }
    return nullptr;
}

static FARPROC WINAPI answer(unsigned event, PDelayLoadInfo info) {
    constexpr const char * prefix = "whereabouts-";
    if (event != dliNotePreLoadLibrary) return nullptr;
    if (_stricmp(info->szDll, "node.exe") == 0) return reinterpret_cast<FARPROC>(GetModuleHandleW(nullptr));
    if (_strnicmp(info->szDll, prefix, std::strlen(prefix)) != 0) return nullptr;
    std::string stem = info->szDll + std::strlen(prefix);
    stem.erase(stem.find_last_of('.'));
    return reinterpret_cast<FARPROC>(loaded_variant_of(stem));
}

extern "C" const PfnDliHook __pfnDliNotifyHook2 = answer;
