// `/incident test …`: incidents to try things out with.
#pragma once

#include "base/async.hpp"
#include "plugin/commands/call.hpp"
#include "plugin/ports/background.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/testdata/make_test_data.hpp"

#include <string>
#include <vector>

namespace muster::commands
{

/// For system administrators, where the installation has switched it on: it is not made where it has not.
class TestCommands
{
public:
    /// All of them must outlive it and what it runs in the background.
    TestCommands(const usecases::MakeTestData& make, Chat& chat, const Clock& clock, Background background)
        : make_(make), chat_(chat), clock_(clock), background_(std::move(background))
    {
    }

    /// `create-incident <playbook> <day> <name…>`, `bulk-data <ongoing> <ended> <first day> <last day> [seed]`, or with
    /// a number of days instead of the two dates (v1.11.0). Days are UTC.
    [[nodiscard]] Async<Reply> run(Call call, std::vector<std::string> arguments);

private:
    [[nodiscard]] Async<Reply> create(Call call, std::vector<std::string> arguments) const;
    [[nodiscard]] Async<Reply> bulk(Call call, std::vector<std::string> arguments);
    [[nodiscard]] Async<void> work_off(std::string response, usecases::BulkOrder order);

    const usecases::MakeTestData& make_;
    Chat& chat_;
    const Clock& clock_;
    Background background_;
    bool is_making_ = false;
};

} // namespace muster::commands
