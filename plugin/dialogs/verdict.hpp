// What a person sees who sent a form.
#pragma once

#include <map>
#include <string>

namespace muster::dialogs
{

/// Nothing (the form closes), sentences under its fields, or one above the buttons.
struct Verdict {
    std::map<std::string, std::string> field_errors;
    std::string error;

    friend bool operator==(const Verdict&, const Verdict&) = default;
};

[[nodiscard]] inline Verdict refused(std::string sentence) { return Verdict{{}, std::move(sentence)}; }

/// What was filled in under the name, empty when nothing was.
[[nodiscard]] inline std::string value_of(const std::map<std::string, std::string>& values, const std::string& name)
{
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
}

} // namespace muster::dialogs
