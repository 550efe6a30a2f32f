#include "plugin/export/drawing.hpp"

#include "base/text.hpp"
#include "tests/support/builders.hpp"

#include <catch2/catch.hpp>

#include <regex>

using namespace muster;
using namespace std::chrono_literals;
using test::an_incident;
using test::named;

namespace
{

const Instant kStart = from_millis(1'602'903'600'000);
constexpr double kLetter = 7; // wider than a letter of the drawing's 12 px is on average

/// A text of the drawing and how far it reaches.
struct Label {
    std::string text;
    double left = 0;
    double right = 0;
};

/// The labels of the time axis, from left to right.
std::vector<Label> marks(const std::string& svg)
{
    static const std::regex kText("<text x=\"(\\d+)\" y=\"20\" text-anchor=\"(\\w+)\">([^<]*)</text>");
    std::vector<Label> labels;
    for (std::sregex_iterator at(svg.begin(), svg.end(), kText), end; at != end; ++at) {
        Label label{(*at)[3], std::stod((*at)[1]), 0};
        const double width = kLetter * static_cast<double>(length(label.text));
        const std::string anchor = (*at)[2];
        label.left -= anchor == "end" ? width : anchor == "middle" ? width / 2 : 0;
        label.right = label.left + width;
        labels.push_back(label);
    }
    return labels;
}

exports::Document of_age(std::chrono::milliseconds age)
{
    exports::Document document;
    document.incident = an_incident().created_at(kStart).with_stage("Triage", {"Page on-call"});
    Task& task = document.incident.stages[0].tasks[0];
    task.state = TaskState::Closed;
    task.state_modified_at = kStart + age / 2;
    document.made_at = kStart + age;
    return document;
}

} // namespace

TEST_CASE("the times along the drawing keep apart, however young or old the incident is", "[export]")
{
    const auto age =
        GENERATE(as<std::chrono::milliseconds>(), 0ms, 3s, 20s, 59s, 61s, 3min, 59min, 61min, 23h, 100h, 24h * 400);
    const std::vector<Label> labels = marks(exports::drawing(of_age(age)));

    REQUIRE(labels.size() == 5);
    for (std::size_t i = 1; i < labels.size(); ++i) {
        INFO(labels[i - 1].text << " | " << labels[i].text);
        CHECK(labels[i].left > labels[i - 1].right);
        CHECK(labels[i].text != labels[i - 1].text);
    }
}

TEST_CASE("the times along the drawing of a young incident are seconds", "[export]")
{
    std::string all;
    for (const Label& label : marks(exports::drawing(of_age(30s)))) all += label.text + "|";
    CHECK(all == "0|15 s|30 s|45 s|1 min|");
}
