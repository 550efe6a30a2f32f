#include "plugin/domain/keywords.hpp"

#include "base/text.hpp"

#include <array>

namespace muster
{

namespace
{

/// The code point at the beginning, which is taken away; a byte that begins none is one by itself.
char32_t take_code_point(std::string_view& utf8)
{
    const std::string_view one = cut(utf8, 1);
    utf8.remove_prefix(one.size());
    const auto byte = [&one](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(one[i])); };
    static constexpr std::array<char32_t, 5> kLeadBits{0, 0xFF, 0x1F, 0x0F, 0x07};
    char32_t code = byte(0) & kLeadBits[one.size()];
    for (std::size_t i = 1; i < one.size(); ++i) code = (code << 6U) | (byte(i) & 0x3FU);
    return code;
}

bool is_between(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

/// Latin, Greek and Cyrillic letters lowered.
char32_t lowered(char32_t c)
{
    if (is_between(c, U'A', U'Z') || (is_between(c, 0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
    const bool is_even_pair = is_between(c, 0x100, 0x137) || is_between(c, 0x14A, 0x177);
    if (is_even_pair && c != 0x130 && c != 0x131) return c | 1U;
    if (is_between(c, 0x139, 0x148) && c % 2 == 1) return c + 1;
    if (is_between(c, 0x391, 0x3AB) || is_between(c, 0x410, 0x42F)) return c + 0x20;
    if (is_between(c, 0x400, 0x40F)) return c + 0x50;
    return c;
}

/// Part of a word that spaces separate from the next: not punctuation, not a symbol, and no script without spaces.
bool is_word(char32_t c)
{
    if (c < 0x80) return is_between(c, U'a', U'z') || is_between(c, U'0', U'9') || c == U'_';
    if (c == 0xD7 || c == 0xF7) return false;
    const bool has_no_spaces = is_between(c, 0xE00, 0xEFF) || is_between(c, 0x1000, 0x109F) || // Thai, Lao, Burmese
                               is_between(c, 0x1780, 0x17FF);                                  // Khmer
    return is_between(c, 0xC0, 0x1FFF) && !has_no_spaces;
}

/// Lowered, with one space for each run of white space.
std::u32string folded(std::string_view text)
{
    std::u32string folded;
    for (const std::string& word : words(text)) {
        if (!folded.empty()) folded.push_back(U' ');
        for (std::string_view rest = word; !rest.empty();) folded.push_back(lowered(take_code_point(rest)));
    }
    return folded;
}

} // namespace

bool mentions(std::string_view message, std::string_view keyword)
{
    const std::u32string said = folded(message);
    const std::u32string wanted = folded(keyword);
    if (wanted.empty()) return false;
    for (auto at = said.find(wanted); at != std::u32string::npos; at = said.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        const bool begins_inside = at > 0 && is_word(said[at - 1]) && is_word(wanted.front());
        const bool ends_inside = end < said.size() && is_word(said[end]) && is_word(wanted.back());
        if (!begins_inside && !ends_inside) return true;
    }
    return false;
}

std::string keyword_in(std::string_view message, const Playbook& playbook)
{
    const Switched<std::vector<std::string>>& keywords = playbook.settings.keywords;
    if (!keywords.is_on || playbook.archived_at) return {};
    for (const std::string& keyword : keywords.value)
        if (mentions(message, keyword)) return keyword;
    return {};
}

} // namespace muster
