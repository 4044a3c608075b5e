#include "render/columns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace celah::render {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Range {
    char32_t first, last;
};

template <std::size_t N>
bool in(const std::array<Range, N>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(), [c](Range r) { return c >= r.first && c <= r.last; });
}

// Enough of Unicode for plans: wcwidth() would depend on the locale the program runs in.
constexpr std::array<Range, 17> combining{{{0x0300, 0x036F},
                                           {0x0483, 0x0489},
                                           {0x0591, 0x05BD},
                                           {0x0610, 0x061A},
                                           {0x064B, 0x065F},
                                           {0x0670, 0x0670},
                                           {0x06D6, 0x06DC},
                                           {0x0E31, 0x0E31},
                                           {0x0E34, 0x0E3A},
                                           {0x0E47, 0x0E4E},
                                           {0x1AB0, 0x1AFF},
                                           {0x1DC0, 0x1DFF},
                                           {0x20D0, 0x20FF},
                                           {0xFE00, 0xFE0F},
                                           {0xFE20, 0xFE2F},
                                           {0x3099, 0x309A},
                                           {0xE0100, 0xE01EF}}};
constexpr std::array<Range, 12> wide{{{0x1100, 0x115F},
                                      {0x2E80, 0x303E},
                                      {0x3041, 0xA4CF},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0xFE30, 0xFE6F},
                                      {0xFF00, 0xFF60},
                                      {0xFFE0, 0xFFE6},
                                      {0x1F300, 0x1F64F},
                                      {0x1F680, 0x1F6FF},
                                      {0x1F900, 0x1F9FF},
                                      {0x20000, 0x3FFFD}}};
constexpr std::array<Range, 9> invisible{{{0x00AD, 0x00AD},
                                          {0x180E, 0x180E},
                                          {0x200B, 0x200D},
                                          {0x2060, 0x2064},
                                          {0x206A, 0x206F},
                                          {0xFEFF, 0xFEFF},
                                          {0xFFF9, 0xFFFB},
                                          {0x1D173, 0x1D17A},
                                          {0xE0000, 0xE007F}}};
constexpr std::array<Range, 7> harmful{{{0x0000, 0x001F},
                                        {0x007F, 0x009F},
                                        {0x061C, 0x061C},
                                        {0x200E, 0x200F},
                                        {0x202A, 0x202E},
                                        {0x2066, 0x2069},
                                        {0xFFFE, 0xFFFF}}};
constexpr std::array<Range, 3> breaks{{{0x0009, 0x000D}, {0x0085, 0x0085}, {0x2028, 0x2029}}};

void append(std::string& out, char32_t c) {
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    const int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    constexpr std::array<char32_t, 4> mark{0, 0xC0, 0xE0, 0xF0};
    put(mark[static_cast<std::size_t>(more)] | (c >> (6 * more)));
    for (int i = more - 1; i >= 0; --i) put(0x80U | ((c >> (6 * i)) & 0x3FU));
}

/// Length of the colour sequence at `at`, 0 when there is none.
std::size_t color_length(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) != "\x1b[") return 0;
    const auto end = text.find('m', at);
    return end == std::string_view::npos ? 0 : end + 1 - at;
}

int width_of(char32_t c) {
    if (in(combining, c)) return 0;
    return in(wide, c) ? 2 : 1;
}

/// The byte length of the longest start of `text` that is at most `width` columns wide; at least one character.
std::size_t fitting(std::string_view text, int width) {
    int used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        if (const auto color = color_length(text, at); color > 0) {
            at += color;
            continue;
        }
        auto after = at;
        used += width_of(next_character(text, after));
        if (used > width && at > 0) break;
        at = after;
    }
    return at;
}

class Lines {
  public:
    explicit Lines(int width) : width_(std::max(width, 1)) {}

    void add(std::string_view word) {
        if (!empty_ && used_ + 1 + columns(word) > width_) start_line();
        for (auto length = fitting(word, width_); length < word.size(); length = fitting(word, width_)) {
            put(word.substr(0, length));
            word.remove_prefix(length);
            start_line();
        }
        put(word);
    }

    std::vector<std::string> take() { return std::move(lines_); }

  private:
    void put(std::string_view word) {
        if (!empty_) lines_.back() += ' ', ++used_;
        lines_.back() += word;
        used_ += columns(word);
        empty_ = false;
    }
    void start_line() {
        lines_.emplace_back();
        used_ = 0;
        empty_ = true;
    }

    int width_;
    int used_ = 0;
    bool empty_ = true;
    std::vector<std::string> lines_{""};
};

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
    const auto byte = [&text](std::size_t i) -> std::uint8_t {
        return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0;
    };
    const std::uint8_t first = byte(at);
    ++at;
    if (first < 0x80) return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4) return replacement;
    char32_t c = first & (0x3FU >> more);
    for (int i = 0; i < more; ++i) {
        const std::uint8_t next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0U) != 0x80U) return replacement;
        c = (c << 6) | (next & 0x3FU);
    }
    constexpr std::array<char32_t, 4> smallest{0, 0x80, 0x800, 0x10000};
    if (c < smallest[static_cast<std::size_t>(more)] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return replacement;
    at += static_cast<std::size_t>(more);
    return c;
}

std::string inert(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (in(breaks, c)) {
            out += ' ';
        } else if (in(harmful, c)) {
            append(out, replacement);
        } else if (!in(invisible, c)) {
            append(out, c);
        }
    }
    return out;
}

std::string inert_lines(std::string_view text) {
    std::string out;
    while (true) {
        const auto end = text.find('\n');
        out += inert(text.substr(0, end));
        if (end == std::string_view::npos) return out;
        out += '\n';
        text.remove_prefix(end + 1);
    }
}

int columns(std::string_view text) {
    int sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto color = color_length(text, at); color > 0) {
            at += color;
        } else {
            sum += width_of(next_character(text, at));
        }
    }
    return sum;
}

std::vector<std::string> wrap(std::string_view text, int width) {
    Lines lines(width);
    while (!text.empty()) {
        const auto space = text.find(' ');
        if (const auto word = text.substr(0, space); !word.empty()) lines.add(word);
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return lines.take();
}

std::string shorten(std::string_view text, int width) {
    if (columns(text) <= width) return std::string(text);
    auto kept = text.substr(0, fitting(text, width - 1));
    const auto space = kept.rfind(' ');
    if (space != std::string_view::npos && space > kept.size() * 3 / 4) kept = kept.substr(0, space);
    return std::string(kept) + "…";
}

std::string pad_right(std::string_view text, int width) {
    return std::string(text) + std::string(static_cast<std::size_t>(std::max(0, width - columns(text))), ' ');
}

std::string pad_left(std::string_view text, int width) {
    return std::string(static_cast<std::size_t>(std::max(0, width - columns(text))), ' ') + std::string(text);
}

}  // namespace celah::render
