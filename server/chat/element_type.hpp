// How the chat server calls the kinds of a dialog's fields.
#pragma once

#include "plugin/ports/chat.hpp"

#include <string_view>

namespace muster::chat
{

[[nodiscard]] constexpr std::string_view spelled(ElementType type)
{
    switch (type) {
    case ElementType::Text:
        return "text";
    case ElementType::TextArea:
        return "textarea";
    case ElementType::Select:
        return "select";
    }
    return "text";
}

} // namespace muster::chat
