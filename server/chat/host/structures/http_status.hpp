// A status that an HTTP handler can send.
#pragma once

#include "server/chat/host/gob/codec.hpp"

#include <cstdint>

namespace muster::host
{

/// Always between 100 and 999: an error with any other status makes Mattermost 5.37's HTTP handler panic, so there is
/// no way to make one. What is out of range becomes 500.
class HttpStatus
{
public:
    HttpStatus() = default;
    explicit HttpStatus(std::int64_t code) : code_(code >= 100 && code <= 999 ? code : 500) {}
    [[nodiscard]] std::int64_t code() const { return code_; }

private:
    std::int64_t code_ = 500;
};

} // namespace muster::host

namespace muster::gob
{

template <> struct Codec<host::HttpStatus> {
    static constexpr Kind kind = Kind::Int;
    static TypeId id() { return builtin::kInt; }
    static void define(Encoding&) {}
    static void read(Decoding& in, TypeId sent, host::HttpStatus& into)
    {
        std::int64_t code = 0;
        Codec<std::int64_t>::read(in, sent, code);
        into = host::HttpStatus(code);
    }
    static bool is_zero(const host::HttpStatus&) { return false; }
    static void write(Encoding& out, const host::HttpStatus& value) { put_int(out.out(), value.code()); }
};

} // namespace muster::gob
