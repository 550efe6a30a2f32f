// Kinds of text that gob keeps apart from text, so that one is never sent for the other.
#pragma once

#include <string>
#include <utility>

namespace muster::gob
{

/// A byte list ([]byte). Not an aggregate: see docs/decisions/0002-coroutines-on-gcc-12.md.
class Bytes
{
public:
    Bytes() = default;
    explicit Bytes(std::string bytes) : data(std::move(bytes)) {}
    friend bool operator==(const Bytes&, const Bytes&) = default;

    std::string data;
};

/// An address, which encodes itself: the receiver takes it from no plain text.
class Url
{
public:
    Url() = default;
    explicit Url(std::string address) : text(std::move(address)) {}
    friend bool operator==(const Url&, const Url&) = default;

    std::string text;
};

} // namespace muster::gob
