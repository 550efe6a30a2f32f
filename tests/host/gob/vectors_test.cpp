#include "server/chat/host/gob/decoder.hpp"
#include "server/chat/host/gob/encoder.hpp"
#include "tests/support/catch_result.hpp"
#include "tests/support/plugin_host/gob_json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <utility>

using namespace muster;
using namespace muster::test;
using gob::Arrival;

namespace
{

const gob::Registry& names()
{
    static const gob::Registry registry;
    return registry;
}

std::vector<gob::Dynamic> decode_all(std::string_view stream, std::size_t chunk)
{
    gob::Decoder decoder(names());
    std::vector<gob::Dynamic> values;
    gob::Dynamic value;
    for (; !stream.empty(); stream.remove_prefix(std::min(chunk, stream.size()))) {
        decoder.feed(stream.substr(0, chunk));
        Arrival arrival;
        while ((arrival = decoder.next(value)) == Arrival::Complete) values.push_back(value);
        INFO(decoder.why());
        REQUIRE(arrival == Arrival::NotYet);
    }
    CHECK(decoder.is_between_values());
    return values;
}

json all_json(const std::vector<gob::Dynamic>& values)
{
    json list = json::array();
    for (const auto& value : values) list.push_back(to_json(value));
    return list;
}

std::string encode_all(const std::vector<gob::Dynamic>& values)
{
    gob::Encoder encoder;
    std::string stream;
    for (const auto& value : values) REQUIRE(encoder.append(stream, value));
    return stream;
}

std::vector<json> read_valid_streams()
{
    std::vector<json> cases;
    for (const auto* file : {"gob_features.json", "gob_shapes_5.37.json", "gob_shapes_11.6.json"}) {
        for (auto& one : vector_cases(file)) {
            one["name"] = std::string(file) + ": " + one["name"].get<std::string>();
            cases.push_back(std::move(one));
        }
    }
    return cases;
}

const std::vector<json>& valid_streams()
{
    static const std::vector<json> cases = read_valid_streams();
    return cases;
}

} // namespace

TEST_CASE("every stream that Go wrote decodes to the values that Go had", "[host][gob]")
{
    for (const auto& one : valid_streams()) {
        DYNAMIC_SECTION(one["name"].get<std::string>())
        {
            const std::string stream = from_hex(one["hex"].get<std::string>());
            const auto values = decode_all(stream, stream.size());
            CHECK(all_json(values) == canonical(one["values"]));
        }
    }
}

TEST_CASE("a stream decodes to the same values however its bytes arrive", "[host][gob]")
{
    for (const auto& one : valid_streams()) {
        DYNAMIC_SECTION(one["name"].get<std::string>())
        {
            const std::string stream = from_hex(one["hex"].get<std::string>());
            const std::size_t chunk = stream.size() > 600 ? 97 : 1; // each arrival reads the value from its start
            CHECK(all_json(decode_all(stream, chunk)) == canonical(one["values"]));
        }
    }
}

TEST_CASE("a value that is sent on as it came decodes to the same value", "[host][gob]")
{
    for (const auto& one : valid_streams()) {
        DYNAMIC_SECTION(one["name"].get<std::string>())
        {
            const std::string stream = from_hex(one["hex"].get<std::string>());
            const std::string again = encode_all(decode_all(stream, stream.size()));
            CHECK(all_json(decode_all(again, again.size())) == canonical(one["values"]));
        }
    }
}

TEST_CASE("each value ends where Go ended it", "[host][gob]")
{
    for (const auto& one : valid_streams()) {
        DYNAMIC_SECTION(one["name"].get<std::string>())
        {
            const std::string stream = from_hex(one["hex"].get<std::string>());
            const auto& ends = one["end_offsets"];
            std::size_t begin = 0;
            gob::Decoder decoder(names());
            for (const auto& end : ends) {
                gob::Dynamic value;
                decoder.feed(std::string_view(stream).substr(begin, end.get<std::size_t>() - begin));
                CHECK(decoder.next(value) == Arrival::Complete);
                CHECK(decoder.is_between_values());
                begin = end.get<std::size_t>();
            }
        }
    }
}

TEST_CASE("malformed streams are refused, and none does harm", "[host][gob]")
{
    for (const auto& one : vector_cases("gob_invalid.json")) {
        DYNAMIC_SECTION(one["name"].get<std::string>() << ": " << one["note"].get<std::string>())
        {
            for (const bool keeps : {true, false}) {
                gob::Decoder decoder(names());
                decoder.feed(from_hex(one["hex"].get<std::string>()));
                gob::Dynamic value;
                Arrival arrival;
                do {
                    arrival = keeps ? decoder.next(value) : decoder.skip();
                } while (arrival == Arrival::Complete);
                const bool accepted = arrival == Arrival::NotYet && decoder.is_between_values();
                INFO(decoder.why());
                if (one["expect"] == "accept") CHECK(accepted);
                if (one["expect"] == "reject") CHECK_FALSE(accepted);
                CHECK((arrival == Arrival::NotYet || (arrival == Arrival::Broken && !decoder.why().empty())));
            }
        }
    }
}

TEST_CASE("a stream cut off anywhere is incomplete, not wrong", "[host][gob]")
{
    const auto cases = vector_cases("gob_features.json");
    for (const auto& one : cases) {
        const std::string stream = from_hex(one["hex"].get<std::string>());
        if (stream.size() > 500) continue; // the number of cuts times the length of the rest
        DYNAMIC_SECTION(one["name"].get<std::string>())
        {
            for (std::size_t cut = 0; cut < stream.size(); ++cut) {
                gob::Decoder decoder(names());
                decoder.feed(std::string_view(stream).substr(0, cut));
                Arrival arrival;
                while ((arrival = decoder.skip()) == Arrival::Complete) continue;
                REQUIRE(arrival == Arrival::NotYet);
            }
        }
    }
}

TEST_CASE("the smallest encodings are written and read as Go does", "[host][gob]")
{
    for (const auto& one : vector_cases("primitives.json")) {
        const auto kind = one["kind"].get<std::string>();
        if (kind == "varint_zigzag" || kind == "broker_id") continue; // no gob: of the body reader and the broker
        DYNAMIC_SECTION(kind << " " << one["value"].dump())
        {
            const std::string bytes = from_hex(one["hex"].get<std::string>());
            const gob::Limits limits;
            std::string message;
            gob::put_text(message, bytes);
            gob::Cursor in(message, limits);
            in.next_message();
            std::string written;
            if (kind == "uint") {
                const auto value = std::stoull(one["value"].get<std::string>());
                CHECK(in.uint() == value);
                gob::put_uint(written, value);
            } else if (kind == "int") {
                const auto value = std::stoll(one["value"].get<std::string>());
                CHECK(in.integer() == value);
                gob::put_int(written, value);
            } else if (kind == "float") {
                const double value = in.number();
                CHECK(bits_of(value)["$bits"] == one["bits"]);
                gob::put_float(written, value);
            } else if (kind == "bool") {
                CHECK((in.uint() != 0) == one["value"].get<bool>());
                gob::put_uint(written, one["value"].get<bool>() ? 1 : 0);
            } else {
                REQUIRE(kind == "string");
                CHECK(in.text() == one["value"].get<std::string>());
                gob::put_text(written, one["value"].get<std::string>());
            }
            CHECK(in.ok());
            CHECK(in.left_in_message() == 0);
            CHECK(to_hex(written) == one["hex"].get<std::string>());
        }
    }
}
