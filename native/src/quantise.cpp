#include "quantise.h"

#include "background.h"
#include "failure.h"
#include "objects.h"
#include "stop.h"

#include <ggml.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace whereabouts {

namespace {

/** Numbers that a thread takes at a time: it stays in the cache, and a stop is obeyed within milliseconds. */
constexpr int64_t NUMBERS_AT_A_TIME = 1 << 18;

struct Order {
    ggml_type from;
    ggml_type to;
    int64_t row_length;
    int64_t rows;
    int threads;
    /** A copy: what JavaScript holds may be moved or used again. */
    std::vector<uint8_t> source;
};

ggml_type type_named(const std::string & name) {
    for (int i = 0; i < GGML_TYPE_COUNT; ++i) {
        const ggml_type type = ggml_type(i);
        const char * known = ggml_type_name(type);
        if (!known) continue;
        std::string upper(known);
        std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char letter) { return char(std::toupper(letter)); });
        if (upper == name) return type;
    }
    throw Failure("quantisation-refused", {{"type", name}});
}

/** One thread's share: takes rows until there are none left, and gives up where another found a fault. */
void quantise_rows(const Order & order, uint8_t * target, std::atomic<int64_t> & next, std::atomic<bool> & bad, const StopFlag & stop) {
    const int64_t rows_at_a_time = std::max<int64_t>(1, NUMBERS_AT_A_TIME / order.row_length);
    const size_t source_row = ggml_row_size(order.from, order.row_length);
    const size_t target_row = ggml_row_size(order.to, order.row_length);
    const auto to_float = ggml_get_type_traits(order.from)->to_float;
    std::vector<float> floats(order.from == GGML_TYPE_F32 ? 0 : rows_at_a_time * order.row_length);
    for (;;) {
        const int64_t first = next.fetch_add(rows_at_a_time);
        if (first >= order.rows || bad.load(std::memory_order_relaxed) || stop->load(std::memory_order_relaxed)) return;
        const int64_t rows = std::min(rows_at_a_time, order.rows - first);
        const uint8_t * from = order.source.data() + first * source_row;
        const float * numbers = reinterpret_cast<const float *>(from);
        if (!floats.empty()) {
            to_float(from, floats.data(), rows * order.row_length);
            numbers = floats.data();
        }
        uint8_t * into = target + first * target_row;
        const size_t bytes = ggml_quantize_chunk(order.to, numbers, into, 0, rows, order.row_length, nullptr);
        if (!ggml_validate_row_data(order.to, into, bytes)) bad.store(true);
    }
}

} // namespace

Napi::Value quantise(const Napi::CallbackInfo & info) {
    const Napi::Object given = info[0].As<Napi::Object>();
    const Napi::Uint8Array bytes = info[1].As<Napi::Uint8Array>();
    const StopFlag stop = stop_flag_of(info[2]);
    Order order{};
    try {
        order = {
            type_named(text_at(given, "from")),
            type_named(text_at(given, "to")),
            int64_t(number_at(given, "rowLength")),
            0,
            std::max(1, int(number_at(given, "threads"))),
            {},
        };
        const bool plain = order.from == GGML_TYPE_F32 || order.from == GGML_TYPE_F16 || order.from == GGML_TYPE_BF16;
        const bool fits = order.row_length > 0 && order.row_length % ggml_blck_size(order.to) == 0;
        const size_t row_bytes = fits && plain ? ggml_row_size(order.from, order.row_length) : 0;
        if (row_bytes == 0 || bytes.ByteLength() % row_bytes != 0 || ggml_quantize_requires_imatrix(order.to)) {
            throw Failure("quantisation-refused", {{"type", text_at(given, "to")}, {"rowLength", double(order.row_length)}});
        }
        order.rows = int64_t(bytes.ByteLength() / row_bytes);
        order.source.assign(bytes.Data(), bytes.Data() + bytes.ByteLength());
    } catch (const Failure & failure) {
        throw javascript_error(info.Env(), failure);
    }
    return in_background(info.Env(), "quantise", stop, Napi::Function(), [order = std::move(order), stop](const Report &) -> Settle {
        const size_t length = ggml_row_size(order.to, order.row_length) * size_t(order.rows);
        const auto packed = std::make_shared<std::vector<uint8_t>>(length);
        std::atomic<int64_t> next{0};
        std::atomic<bool> bad{false};
        // Its tables are made once, before several threads ask for them.
        ggml_quantize_init(order.to);
        std::vector<std::thread> others;
        for (int i = 1; i < order.threads; ++i) {
            others.emplace_back([&] { quantise_rows(order, packed->data(), next, bad, stop); });
        }
        quantise_rows(order, packed->data(), next, bad, stop);
        for (std::thread & other : others) other.join();
        fail_if_stopped(stop);
        if (bad) throw Failure("quantisation-failed", {{"type", std::string(ggml_type_name(order.to))}});
        return [packed](Napi::Env env) -> Napi::Value { return Napi::Buffer<uint8_t>::Copy(env, packed->data(), packed->size()); };
    });
}

} // namespace whereabouts
