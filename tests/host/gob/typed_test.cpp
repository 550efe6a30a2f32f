#include "server/chat/host/gob/decoder.hpp"
#include "server/chat/host/gob/encoder.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/gob_json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <limits>
#include <optional>

using namespace muster;
using namespace muster::test;
using gob::Arrival;

namespace
{

struct Inner {
    std::int64_t a = 0;
    std::string s;
};

/// The structure of the vectors named "pointers", "nested_zero" and "ignored_fields" in one.
struct Outer {
    Inner v;
    std::optional<Inner> p;
    std::int64_t l = 0;
    std::optional<bool> b;
    std::map<std::string, std::int64_t> counts;
    gob::Bytes d;
    std::vector<Outer> nested;
    gob::Any any;
    gob::AnyMap props;
    double f = 0;
    std::uint64_t u = 0;
    gob::Url url;
};

struct Renamed {
    std::string s;
};

struct OfOtherKind {
    std::string a;
    std::string s;
};

struct Items {
    gob::AnyList l;
    std::int64_t n = 0;
};

struct Nothing {
    friend bool operator==(const Nothing&, const Nothing&) = default;
};

gob::Registry make_names()
{
    gob::Registry names;
    names.add<Inner>("main.Inner");
    return names;
}

const gob::Registry& names()
{
    static const gob::Registry registry = make_names();
    return registry;
}

/// Decodes what `value` encodes to, as a T.
template <class T, class From> T pass(const From& value)
{
    gob::Encoder encoder;
    std::string stream;
    REQUIRE(encoder.append(stream, value));
    gob::Decoder decoder(names());
    decoder.feed(stream);
    T result;
    REQUIRE(decoder.next(result) == Arrival::Complete);
    CHECK(decoder.is_between_values());
    return result;
}

template <class From> json wire_json(const From& value) { return to_json(pass<gob::Dynamic>(value)); }

} // namespace

namespace muster::gob
{

template <> struct RegisteredName<Inner> {
    static constexpr std::string_view value = "main.Inner";
};

template <> const StructPlan& plan_of<Inner>()
{
    static constexpr FieldOps fields[] = {field<&Inner::a>("A"), field<&Inner::s>("S")};
    static constexpr StructPlan plan("Inner", fields);
    return plan;
}

template <> const StructPlan& plan_of<Outer>()
{
    static constexpr FieldOps fields[] = {
        field<&Outer::v>("V"),           field<&Outer::p>("P"),           field<&Outer::l>("L"),
        field<&Outer::b>("B"),           field<&Outer::counts>("Counts"), field<&Outer::d>("D"),
        field<&Outer::nested>("Nested"), field<&Outer::any>("Any"),       field<&Outer::props>("Props"),
        field<&Outer::f>("F"),           field<&Outer::u>("U"),           field<&Outer::url>("Url")};
    static constexpr StructPlan plan("Outer", fields);
    return plan;
}

template <> const StructPlan& plan_of<Renamed>()
{
    static constexpr FieldOps fields[] = {field<&Renamed::s>("S")};
    static constexpr StructPlan plan("Renamed", fields);
    return plan;
}

template <> const StructPlan& plan_of<OfOtherKind>()
{
    static constexpr FieldOps fields[] = {field<&OfOtherKind::a>("A"), field<&OfOtherKind::s>("S")};
    static constexpr StructPlan plan("Inner", fields);
    return plan;
}

template <> const StructPlan& plan_of<Items>()
{
    static constexpr FieldOps fields[] = {field<&Items::l>("L"), field<&Items::n>("N")};
    static constexpr StructPlan plan("AnyList", fields);
    return plan;
}

template <> const StructPlan& plan_of<Nothing>()
{
    static constexpr StructPlan plan("Nothing", {});
    return plan;
}

} // namespace muster::gob

TEST_CASE("a structure comes back as it was sent", "[host][gob]")
{
    Outer sent;
    sent.v.a = -5;
    sent.p.emplace().s = "text";
    sent.l = 1'234'567;
    sent.b = true;
    sent.counts = {{"one", 1}, {"zero", 0}};
    sent.d = gob::Bytes(std::string("\x00\xFF", 2));
    sent.nested.resize(2);
    sent.nested[1].l = 7;
    sent.f = -2.5;
    sent.u = ~std::uint64_t{0};
    sent.url = gob::Url("/api?page=0");
    sent.any = gob::Any::of(Inner{3, "in any"});
    sent.props["list"] = gob::Any::of(gob::AnyList{gob::Any::of(std::string("x")), gob::Any(), gob::Any::of(true)});
    sent.props["nil"] = gob::Any();

    const auto got = pass<Outer>(sent);

    CHECK(got.v.a == -5);
    CHECK(got.p.value().s == "text");
    CHECK(got.l == 1'234'567);
    CHECK(got.b == true);
    CHECK(got.counts == sent.counts);
    CHECK(got.d == sent.d);
    CHECK(got.nested.size() == 2);
    CHECK(got.nested[1].l == 7);
    CHECK(got.f == -2.5);
    CHECK(got.u == ~std::uint64_t{0});
    CHECK(got.url.text == "/api?page=0");
    CHECK(got.any.get<Inner>()->s == "in any");
    const auto* const list = got.props.at("list").get<gob::AnyList>();
    REQUIRE(list);
    CHECK(*list->at(0).get<std::string>() == "x");
    CHECK(list->at(1).is_nil());
    CHECK(*list->at(2).get<bool>());
    CHECK(got.props.at("nil").is_nil());
}

TEST_CASE("zeros are left out, structures and what is in lists are not", "[host][gob]")
{
    CHECK(wire_json(Outer()) == json{{"V", json::object()}, {"Url", {{"$opaque", ""}}}});

    Outer outer;
    outer.p.emplace();
    outer.b = false; // cannot be told from nil
    outer.counts["zero"] = 0;
    CHECK(wire_json(outer) ==
          json{{"V", json::object()}, {"P", json::object()}, {"Counts", {{"zero", 0}}}, {"Url", {{"$opaque", ""}}}});
    CHECK(wire_json(std::vector<std::string>{"", "a"}) == json{"", "a"});
    CHECK(wire_json(std::int64_t{0}) == json(0));
    CHECK(wire_json(Nothing()) == json::object());
}

TEST_CASE("fields are matched by name: unknown ones are skipped, missing ones are zero", "[host][gob]")
{
    const auto renamed = pass<Renamed>(Inner{5, "kept"});
    CHECK(renamed.s == "kept");

    const auto inner = pass<Inner>(Renamed{"kept"});
    CHECK(inner.s == "kept");
    CHECK(inner.a == 0);

    CHECK(pass<Nothing>(Inner{5, "dropped"}) == Nothing());
}

TEST_CASE("a field of another kind spoils its value, not the stream", "[host][gob]")
{
    gob::Encoder encoder;
    std::string stream;
    REQUIRE(encoder.append(stream, Inner{5, "s"}));
    REQUIRE(encoder.append(stream, Inner{6, "t"}));
    gob::Decoder decoder(names());
    decoder.feed(stream);

    OfOtherKind wrong;
    CHECK(decoder.next(wrong) == Arrival::Mismatch);
    CHECK(decoder.why() == "got int, want string");

    Inner right;
    CHECK(decoder.next(right) == Arrival::Complete);
    CHECK(right.a == 6);
}

TEST_CASE("a value of another kind altogether is a mismatch too", "[host][gob]")
{
    gob::Encoder encoder;
    std::string stream;
    REQUIRE(encoder.append(stream, std::string("text")));
    gob::Decoder decoder(names());
    decoder.feed(stream);

    Inner inner;
    CHECK(decoder.next(inner) == Arrival::Mismatch);
    CHECK(decoder.is_between_values());
}

TEST_CASE("a definition is sent once in a stream's life", "[host][gob]")
{
    gob::Encoder encoder;
    std::string first;
    REQUIRE(encoder.append(first, Inner{1, "a"}));
    std::string second;
    REQUIRE(encoder.append(second, Inner{1, "a"}));

    CHECK(first.size() > second.size());
    CHECK(first.substr(first.size() - second.size()) == second);
}

TEST_CASE("what an interface holds under an unknown name is kept and sent on", "[host][gob]")
{
    const gob::Registry only_basic;
    gob::Encoder encoder;
    std::string stream;
    Outer sent;
    sent.any = gob::Any::of(Inner{3, "in any"});
    REQUIRE(encoder.append(stream, sent));
    gob::Decoder decoder(only_basic);
    decoder.feed(stream);
    Outer got;
    REQUIRE(decoder.next(got) == Arrival::Complete);

    REQUIRE(got.any.dynamic());
    CHECK(got.any.name() == "main.Inner");
    CHECK_FALSE(got.any.get<Inner>());
    CHECK(pass<Outer>(got).any.get<Inner>()->s == "in any");
}

TEST_CASE("an interface whose type is defined only inside the value is read", "[host][gob]")
{
    // Go splits the message there, and the rest of the list comes in the next one.
    for (const auto& one : vector_cases("gob_features.json")) {
        if (one["name"] != "iface_nested_def") continue;
        gob::Decoder decoder(names());
        const std::string stream = from_hex(one["hex"].get<std::string>());
        std::size_t values = 0;
        for (const char byte : stream) {
            decoder.feed(std::string_view(&byte, 1));
            Items into;
            Arrival arrival;
            while ((arrival = decoder.next(into)) == Arrival::Complete) {
                ++values;
                for (const gob::Any& item : into.l) CHECK_FALSE(item.is_nil());
            }
            REQUIRE(arrival == Arrival::NotYet);
        }
        CHECK(values == one["values"].size());
    }
}

TEST_CASE("nesting beyond the limit is refused", "[host][gob]")
{
    Outer deep;
    for (int i = 0; i < 200; ++i) {
        Outer outer;
        outer.nested.push_back(std::move(deep));
        deep = std::move(outer);
    }
    gob::Encoder encoder;
    std::string stream;
    REQUIRE(encoder.append(stream, deep));
    gob::Decoder decoder(names());
    decoder.feed(stream);
    Outer into;
    CHECK(decoder.next(into) == Arrival::Broken);
    CHECK(decoder.why() == "a value nested too deep");
}

TEST_CASE("a small message cannot become a large value", "[host][gob]")
{
    gob::Limits limits;
    limits.memory_bytes = 64 * 1024;
    gob::Encoder encoder;
    std::string stream;
    Outer wide;
    wide.nested.resize(1000);
    REQUIRE(encoder.append(stream, wide));
    CHECK(stream.size() < limits.memory_bytes / 2);
    gob::Decoder decoder(names(), limits);
    decoder.feed(stream);
    Outer into;
    CHECK(decoder.next(into) == Arrival::Broken);
    CHECK(decoder.why() == "a value that takes more memory than the limit");
    CHECK(into.nested.size() < 1000);
}

TEST_CASE("a message longer than the limit is refused before it arrives", "[host][gob]")
{
    gob::Limits limits;
    limits.value_bytes = 1000;
    std::string stream;
    gob::put_uint(stream, 1001);
    gob::Decoder decoder(names(), limits);
    decoder.feed(stream);
    CHECK(decoder.skip() == Arrival::Broken);

    gob::Encoder encoder(limits);
    std::string out;
    CHECK(encoder.append(out, std::string(1001, 'x')).error().fault() == Fault::TooLarge);
    CHECK(out.empty());
    CHECK(encoder.append(out, std::string(900, 'x')));
}

TEST_CASE("a stream that defines types without end is refused", "[host][gob]")
{
    gob::Limits limits;
    limits.definitions = 10;
    gob::Decoder by_number(names(), limits);
    limits = gob::Limits();
    limits.definition_bytes = 100;
    gob::Decoder by_size(names(), limits);
    gob::WireType type;
    type.kind = gob::Kind::List;
    type.element = gob::builtin::kText;
    for (gob::TypeId id = 100; id < 111; ++id) {
        by_number.feed(gob::definition_message(id, type));
        by_size.feed(gob::definition_message(id, type));
    }
    CHECK(by_number.skip() == Arrival::Broken);
    CHECK(by_size.skip() == Arrival::Broken);
}

TEST_CASE("nothing is read from a broken stream any more", "[host][gob]")
{
    gob::Decoder decoder(names());
    decoder.feed(from_hex("0304010603040006"));
    std::int64_t number = 0;
    CHECK(decoder.next(number) == Arrival::Broken);
    decoder.feed(from_hex("03040006"));
    CHECK(decoder.next(number) == Arrival::Broken);
}

TEST_CASE("a type that refers to what is not defined holds no value, also where that would be absent", "[host][gob]")
{
    // Found by the fuzzer: such a value was read, and could not be sent on.
    gob::WireType type;
    type.fields.push_back(gob::WireField{"Absent", 99});
    std::string value;
    gob::put_int(value, 70);
    gob::put_uint(value, 0);
    gob::Decoder decoder(names());
    decoder.feed(gob::definition_message(70, type));
    std::string message;
    gob::put_text(message, value);
    decoder.feed(message);
    gob::Dynamic into;
    CHECK(decoder.next(into) == Arrival::Broken);
    CHECK(decoder.why() == "a value of a type that is not defined");
}

TEST_CASE("a type's number beyond Go's is refused", "[host][gob]")
{
    // Found by the fuzzer: the lowest of all numbers has no positive one.
    std::string body;
    gob::put_int(body, std::numeric_limits<std::int64_t>::min());
    std::string message;
    gob::put_text(message, body);
    gob::Decoder decoder(names());
    decoder.feed(message);
    CHECK(decoder.skip() == Arrival::Broken);
    CHECK(decoder.why() == "a type with a number beyond the limit");
}
