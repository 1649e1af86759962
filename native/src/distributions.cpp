#include "distributions.h"

#include "failure.h"
#include "score.h"
#include "softmax.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

namespace whereabouts {

namespace {

/** The file's beginning; rows follow. It is read on the machine that wrote it. */
struct Head {
    char kind[8] = {'W', 'A', 'D', 'I', 'S', 'T', '0', '1'};
    uint64_t rows = 0;
    uint64_t vocabulary = 0;
};

Failure invalid(const std::string & file) { return Failure("distributions-invalid", {{"file", file}}); }

double divergence(const float * reference, const float * logits, size_t count) {
    const double normaliser = log_normaliser(logits, count);
    double sum = 0;
    for (size_t i = 0; i < count; ++i) sum += std::exp(double(reference[i])) * (double(reference[i]) - (double(logits[i]) - normaliser));
    if (!std::isfinite(sum)) throw Failure("not-numbers");
    // Rounding can leave the divergence of equal distributions a little below what it can be.
    return std::max(sum, 0.0);
}

} // namespace

void save_distributions(OpenSession & session, const std::vector<llama_token> & tokens, const std::string & file, const StopFlag & stop) {
    const size_t vocabulary = session.model->vocabulary_size();
    std::ofstream out(std::filesystem::u8path(file), std::ios::binary | std::ios::trunc);
    Head head;
    head.rows = tokens.size();
    head.vocabulary = vocabulary;
    out.write(reinterpret_cast<const char *>(&head), sizeof head);
    std::vector<float> row(vocabulary);
    follow(session, tokens, stop, [&](size_t, const float * logits) {
        const double normaliser = log_normaliser(logits, vocabulary);
        for (size_t i = 0; i < vocabulary; ++i) row[i] = float(double(logits[i]) - normaliser);
        out.write(reinterpret_cast<const char *>(row.data()), std::streamsize(vocabulary * sizeof(float)));
        if (!out) throw Failure("distributions-unwritable", {{"file", file}});
    });
    out.close();
    if (!out) throw Failure("distributions-unwritable", {{"file", file}});
}

Comparison compare_distributions(OpenSession & session, const std::vector<llama_token> & tokens, const std::string & file, const StopFlag & stop) {
    const size_t vocabulary = session.model->vocabulary_size();
    std::ifstream in(std::filesystem::u8path(file), std::ios::binary);
    const Head expected;
    Head head;
    if (!in.read(reinterpret_cast<char *>(&head), sizeof head)) throw invalid(file);
    const bool is_ours = std::equal(std::begin(head.kind), std::end(head.kind), std::begin(expected.kind));
    if (!is_ours || head.rows != tokens.size() || head.vocabulary != vocabulary) throw invalid(file);
    Comparison found;
    std::vector<float> reference(vocabulary);
    follow(session, tokens, stop, [&](size_t, const float * logits) {
        if (!in.read(reinterpret_cast<char *>(reference.data()), std::streamsize(vocabulary * sizeof(float)))) throw invalid(file);
        found.divergences.push_back(float(divergence(reference.data(), logits, vocabulary)));
        const auto choice = [vocabulary](const float * values) { return std::max_element(values, values + vocabulary) - values; };
        found.same_choices.push_back(choice(reference.data()) == choice(logits) ? 1 : 0);
    });
    return found;
}

} // namespace whereabouts
