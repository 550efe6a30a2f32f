#include "sandbox/rest/portrait.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace muster::sandbox
{

namespace
{

constexpr std::size_t kSide = 120;
constexpr std::size_t kCells = 5;

void put_number(std::string& to, std::uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<char>((number >> shift) & 0xFFU));
}

std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

std::uint32_t adler32(std::string_view bytes)
{
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char c : bytes) {
        a = (a + static_cast<unsigned char>(c)) % 65521U;
        b = (b + a) % 65521U;
    }
    return (b << 16U) | a;
}

void put_chunk(std::string& png, std::string_view type, std::string_view data)
{
    put_number(png, static_cast<std::uint32_t>(data.size()));
    const std::string body = std::string(type) + std::string(data);
    png += body;
    put_number(png, crc32(body));
}

/// One deflate block without compression: at one bit a pixel the picture is small enough.
std::string stored(std::string_view bytes)
{
    std::string zlib("\x78\x01\x01", 3);
    const auto size = static_cast<std::uint16_t>(bytes.size());
    for (const std::uint16_t number : {size, static_cast<std::uint16_t>(~size)}) {
        zlib.push_back(static_cast<char>(number & 0xFFU));
        zlib.push_back(static_cast<char>(number >> 8U));
    }
    zlib += bytes;
    put_number(zlib, adler32(bytes));
    return zlib;
}

/// A pattern of 5 by 5 cells, the right half the mirror of the left.
std::string rows_of(std::size_t hash)
{
    std::string rows;
    for (std::size_t y = 0; y < kSide; ++y) {
        rows.push_back('\0'); // no filter
        std::array<unsigned char, kSide / 8> row{};
        for (std::size_t x = 0; x < kSide; ++x) {
            const std::size_t column = x * kCells / kSide;
            const std::size_t cell = (y * kCells / kSide) * 3 + (column < 3 ? column : kCells - 1 - column);
            if (((hash >> cell) & 1U) != 0) row[x / 8] = static_cast<unsigned char>(row[x / 8] | (0x80U >> (x % 8)));
        }
        rows.append(row.begin(), row.end());
    }
    return rows;
}

} // namespace

std::string portrait_of(std::string_view user_id)
{
    const std::size_t hash = std::hash<std::string_view>{}(user_id);
    std::string header;
    put_number(header, kSide);
    put_number(header, kSide);
    header += std::string("\x01\x03\x00\x00\x00", 5); // one bit a pixel, from a palette

    std::string palette("\xF2\xF4\xF8", 3);
    for (const unsigned shift : {20U, 28U, 36U})
        palette.push_back(static_cast<char>(0x40U + ((hash >> shift) & 0x7FU)));

    std::string png("\x89PNG\r\n\x1A\n", 8);
    put_chunk(png, "IHDR", header);
    put_chunk(png, "PLTE", palette);
    put_chunk(png, "IDAT", stored(rows_of(hash)));
    put_chunk(png, "IEND", "");
    return png;
}

} // namespace muster::sandbox
