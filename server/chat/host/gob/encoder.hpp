// Writes values as a gob stream; whatever definitions the other side lacks go before the value.
#pragma once

#include "base/result.hpp"
#include "server/chat/host/gob/any.hpp"

#include <string>

namespace muster::gob
{

/// One direction of one connection. Definitions are made once in the process and only copied here.
class Encoder
{
public:
    explicit Encoder(Limits limits = {}) : limits_(limits) {}

    /// Adds the messages of one value to `out`. faults  TooLarge: nothing of the value is added, the stream goes on
    template <class T> [[nodiscard]] Result<> append(std::string& out, const T& value)
    {
        Encoding encoding(types_);
        Codec<T>::define(encoding);
        Codec<T>::write(encoding, value);
        return finish(out, std::move(encoding), Codec<T>::id(), Codec<T>::kind == Kind::Struct);
    }
    [[nodiscard]] Result<> append(std::string& out, const Dynamic& value);

private:
    [[nodiscard]] Result<> finish(std::string& out, Encoding encoding, TypeId id, bool is_struct);

    Limits limits_;
    ToldTypes types_;
};

} // namespace muster::gob
