// Which library file a function came from.
#pragma once

#include <string>

namespace whereabouts {

/** Base name of the library that holds the function at `address`; empty where the system cannot tell. */
std::string object_file_of(const void * address);

} // namespace whereabouts
