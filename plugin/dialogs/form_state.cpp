#include "plugin/dialogs/form_state.hpp"

#include "base/text.hpp"

#include <charconv>
#include <cstdint>
#include <utility>

namespace muster::dialogs
{

namespace
{

// form, user, end of life, then the form's own words.
constexpr std::size_t kOwnWords = 3;

Instant end_of_life(const std::string& word)
{
    std::int64_t millis = 0;
    std::from_chars(word.data(), word.data() + word.size(), millis);
    return from_millis(millis);
}

} // namespace

std::string seal(const FormState& state, const Signer& signer, Instant now)
{
    std::vector<std::string> all{state.form, state.user.str(), std::to_string(to_millis(now + kFormLife))};
    all.insert(all.end(), state.words.begin(), state.words.end());
    return signer.sign(join(all));
}

Result<FormState> unseal(std::string_view sealed, const UserId& sender, const Signer& signer, Instant now)
{
    const std::optional<std::string> payload = signer.open(sealed);
    if (!payload) return fail(Fault::Forbidden, "state: not made here", "state");
    std::vector<std::string> all = words(*payload);
    if (all.size() < kOwnWords) return fail(Fault::Forbidden, "state: not a form's", "state");
    if (all[1] != sender.str()) return fail(Fault::Forbidden, "state: made for somebody else", "state");
    if (end_of_life(all[2]) < now) return fail(Fault::Conflict, "state: too old", "state");

    FormState state{std::move(all[0]), UserId(std::move(all[1])), {}};
    state.words.assign(std::make_move_iterator(all.begin() + kOwnWords), std::make_move_iterator(all.end()));
    return state;
}

} // namespace muster::dialogs
