// Small truths about text: trimming, code points, Markdown, comparison in constant time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster
{

/// Without leading and trailing ASCII white space.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The words between runs of ASCII white space.
[[nodiscard]] std::vector<std::string> words(std::string_view text);

/// The words with one space between them; `words` takes them apart again if none holds white space or is empty.
[[nodiscard]] std::string join(const std::vector<std::string>& words);

/// ASCII letters lowered, every other byte kept.
[[nodiscard]] std::string lower(std::string_view text);

/// Number of code points. A byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t length(std::string_view utf8);

/// At most `code_points` code points of the text, never half of one.
[[nodiscard]] std::string_view cut(std::string_view utf8, std::size_t code_points);

/// At most `bytes` bytes of the text, never half a code point.
[[nodiscard]] std::string_view cut_bytes(std::string_view utf8, std::size_t bytes);

/// True when the bytes are well-formed UTF-8 (RFC 3629: no surrogates, nothing above U+10FFFF, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// The text with the characters escaped that Markdown would act on, and line breaks made spaces: safe inside one line
/// of a post.
[[nodiscard]] std::string markdown_escape(std::string_view text);

/// Compares secrets: takes the same time wherever they differ. Lengths are not secret.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

} // namespace muster
