#include "quantise.h"

#include "background.h"
#include "failure.h"
#include "low-rank.h"
#include "objects.h"
#include "pack-blocks.h"
#include "stop.h"

#include <ggml.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace whereabouts {

namespace {

/** Numbers that a thread takes at a time: as floats they stay in the cache, and a stop is obeyed within milliseconds. */
constexpr int64_t NUMBERS_AT_A_TIME = 1 << 15;

struct Order {
    ggml_type from;
    ggml_type to;
    int64_t row_length;
    int64_t rows;
    int threads;
    const uint8_t * source;
    uint8_t * target;
    std::vector<LowRankChange> changes;
};

struct Progress {
    std::atomic<int64_t> next{0};
    std::atomic<bool> bad{false};
    /** Place of a number that is none; -1 where none was found. */
    std::atomic<int64_t> odd{-1};
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

/** Infinities and NaNs have all bits of the exponent set. First without an early end, so that it is done many numbers at a time. */
template <typename Bits> int64_t first_with_exponent(const Bits * values, int64_t count, Bits exponent) {
    Bits found = 0;
    for (int64_t i = 0; i < count; ++i) found |= Bits((values[i] & exponent) == exponent);
    if (!found) return -1;
    return std::find_if(values, values + count, [exponent](Bits value) { return (value & exponent) == exponent; }) - values;
}

/** Place of the first number that is infinite or none, or -1. */
int64_t first_odd(ggml_type type, const uint8_t * numbers, int64_t count) {
    if (type == GGML_TYPE_F32) return first_with_exponent<uint32_t>(reinterpret_cast<const uint32_t *>(numbers), count, 0x7f800000);
    const uint16_t exponent = type == GGML_TYPE_BF16 ? 0x7f80 : 0x7c00;
    return first_with_exponent<uint16_t>(reinterpret_cast<const uint16_t *>(numbers), count, exponent);
}

/** What each of the 65,536 numbers of one 16-bit type is in the other: faster than the way through 32 bits, to the same bits. */
std::vector<uint16_t> table_between(ggml_type from, ggml_type to) {
    std::vector<uint16_t> every(1 << 16);
    for (size_t bits = 0; bits < every.size(); ++bits) every[bits] = uint16_t(bits);
    std::vector<float> floats(every.size());
    ggml_get_type_traits(from)->to_float(every.data(), floats.data(), int64_t(every.size()));
    std::vector<uint16_t> table(every.size());
    ggml_quantize_chunk(to, floats.data(), table.data(), 0, 1, int64_t(table.size()), nullptr);
    return table;
}

const uint16_t * table_for(ggml_type from, ggml_type to) {
    static const std::vector<uint16_t> to_half = table_between(GGML_TYPE_BF16, GGML_TYPE_F16);
    static const std::vector<uint16_t> to_brain = table_between(GGML_TYPE_F16, GGML_TYPE_BF16);
    if (from == GGML_TYPE_BF16 && to == GGML_TYPE_F16) return to_half.data();
    return from == GGML_TYPE_F16 && to == GGML_TYPE_BF16 ? to_brain.data() : nullptr;
}

/** Rows that are only copied or looked up. False where they must be computed. */
bool transcribe(const Order & order, const uint8_t * from, uint8_t * into, int64_t count) {
    if (!order.changes.empty()) return false;
    if (order.from == order.to) {
        std::memcpy(into, from, size_t(count) * ggml_type_size(order.from));
        return true;
    }
    const uint16_t * table = table_for(order.from, order.to);
    if (!table) return false;
    const auto * source = reinterpret_cast<const uint16_t *>(from);
    auto * target = reinterpret_cast<uint16_t *>(into);
    for (int64_t i = 0; i < count; ++i) target[i] = table[source[i]];
    return true;
}

/** One thread's share: takes rows until there are none left, and gives up where another found a fault. */
void quantise_rows(const Order & order, Progress & progress, const StopFlag & stop) {
    const int64_t rows_at_a_time = std::max<int64_t>(1, NUMBERS_AT_A_TIME / order.row_length);
    const size_t source_row = ggml_row_size(order.from, order.row_length);
    const size_t target_row = ggml_row_size(order.to, order.row_length);
    const auto to_float = ggml_get_type_traits(order.from)->to_float;
    const bool as_they_are = order.from == GGML_TYPE_F32 && order.changes.empty();
    std::vector<float> floats(as_they_are ? 0 : rows_at_a_time * order.row_length);
    for (;;) {
        const int64_t first = progress.next.fetch_add(rows_at_a_time);
        if (first >= order.rows || progress.bad.load(std::memory_order_relaxed) || stop->load(std::memory_order_relaxed)) return;
        const int64_t rows = std::min(rows_at_a_time, order.rows - first);
        const int64_t count = rows * order.row_length;
        const uint8_t * from = order.source + first * source_row;
        const int64_t odd = first_odd(order.from, from, count);
        if (odd >= 0) {
            progress.odd.store(first * order.row_length + odd);
            progress.bad.store(true);
            return;
        }
        uint8_t * into = order.target + first * target_row;
        if (!transcribe(order, from, into, count)) {
            const float * numbers = reinterpret_cast<const float *>(from);
            if (!as_they_are) {
                if (order.from == GGML_TYPE_F32) std::memcpy(floats.data(), from, count * sizeof(float));
                else to_float(from, floats.data(), count);
                add_low_rank(order.changes, floats.data(), first, rows, order.row_length);
                numbers = floats.data();
            }
            pack_blocks(order.to, numbers, into, rows, order.row_length);
        }
        if (!ggml_validate_row_data(order.to, into, rows * target_row)) progress.bad.store(true);
    }
}

Failure refused(const Order & order) {
    return Failure("quantisation-refused", {{"type", std::string(ggml_type_name(order.to))}, {"rowLength", double(order.row_length)}});
}

std::vector<LowRankChange> changes_of(const Napi::Object & given, const Order & order, Borrowed & borrowed) {
    std::vector<LowRankChange> changes;
    if (!given.Has("changes")) return changes;
    const Napi::Array list = given.Get("changes").As<Napi::Array>();
    for (uint32_t i = 0; i < list.Length(); ++i) {
        const Napi::Object each = list.Get(i).As<Napi::Object>();
        const auto a = each.Get("a").As<Napi::Float32Array>();
        const auto b = each.Get("b").As<Napi::Float32Array>();
        const int64_t rank = int64_t(a.ElementLength()) / order.row_length;
        if (int64_t(a.ElementLength()) != rank * order.row_length || int64_t(b.ElementLength()) != rank * order.rows) throw refused(order);
        changes.push_back({a.Data(), b.Data(), rank, float(number_at(each, "scale"))});
        borrowed.push_back(Napi::Persistent(each.Get("a").As<Napi::Object>()));
        borrowed.push_back(Napi::Persistent(each.Get("b").As<Napi::Object>()));
    }
    return changes;
}

Order order_of(const Napi::Object & given, const Napi::Uint8Array & source, Borrowed & borrowed) {
    Napi::Uint8Array target = given.Get("into").As<Napi::Uint8Array>();
    borrowed.push_back(Napi::Persistent(given.Get("into").As<Napi::Object>()));
    Order order = {
        type_named(text_at(given, "from")),
        type_named(text_at(given, "to")),
        int64_t(number_at(given, "rowLength")),
        0,
        std::max(1, int(number_at(given, "threads"))),
        source.Data(),
        target.Data(),
        {},
    };
    const bool plain = order.from == GGML_TYPE_F32 || order.from == GGML_TYPE_F16 || order.from == GGML_TYPE_BF16;
    const bool fits = plain && order.row_length > 0 && order.row_length % ggml_blck_size(order.to) == 0;
    if (!fits || ggml_quantize_requires_imatrix(order.to)) throw refused(order);
    order.rows = int64_t(source.ByteLength() / ggml_row_size(order.from, order.row_length));
    const bool whole = source.ByteLength() == size_t(order.rows) * ggml_row_size(order.from, order.row_length);
    if (!whole || target.ByteLength() != size_t(order.rows) * ggml_row_size(order.to, order.row_length)) throw refused(order);
    order.changes = changes_of(given, order, borrowed);
    return order;
}

/** Returns when all rows are done. Throws. */
void quantise_all(const Order & order, const StopFlag & stop) {
    Progress progress;
    // Its tables are made once, before several threads ask for them.
    ggml_quantize_init(order.to);
    std::vector<std::thread> others;
    for (int i = 1; i < order.threads; ++i) others.emplace_back([&] { quantise_rows(order, progress, stop); });
    quantise_rows(order, progress, stop);
    for (std::thread & other : others) other.join();
    fail_if_stopped(stop);
    if (progress.odd >= 0) throw Failure("not-finite", {{"position", double(progress.odd)}});
    if (progress.bad) throw Failure("quantisation-failed", {{"type", std::string(ggml_type_name(order.to))}});
}

} // namespace

Napi::Value quantise(const Napi::CallbackInfo & info) {
    const Napi::Uint8Array source = info[1].As<Napi::Uint8Array>();
    const StopFlag stop = stop_flag_of(info[2]);
    auto borrowed = std::make_unique<Borrowed>();
    Order order{};
    try {
        order = order_of(info[0].As<Napi::Object>(), source, *borrowed);
    } catch (const Failure & failure) {
        throw javascript_error(info.Env(), failure);
    }
    borrowed->push_back(Napi::Persistent(info[1].As<Napi::Object>()));
    Work work = [order = std::move(order), stop, given = borrowed.get()](const Report &) -> Settle {
        quantise_all(order, stop);
        return [given](Napi::Env) -> Napi::Value { return given->front().Value(); };
    };
    return in_background(info.Env(), "quantise", stop, Napi::Function(), std::move(work), std::move(borrowed));
}

} // namespace whereabouts
