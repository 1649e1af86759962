// An expected failure on its way to JavaScript: a code from the list in surface.ts, with facts.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace whereabouts {

using Fact = std::pair<std::string, std::variant<std::string, double>>;

struct Failure : std::runtime_error {
    Failure(std::string code, std::vector<Fact> facts = {}) : std::runtime_error(code), code(std::move(code)), facts(std::move(facts)) {}

    std::string code;
    std::vector<Fact> facts;
};

} // namespace whereabouts
