#include "normalize/clean.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

namespace celah::detail {

namespace {

struct LookAlike {
    UChar32 letter;
    char latin;
};

// Letters of other scripts that a reader takes for Latin ones, sorted. A table of our own rather than ICU's
// confusables: those also hold 'm' and "rn", or 'I' and 'l', for the same, and change with ICU's version.
constexpr std::array look_alikes = std::to_array<LookAlike>({
    {0x131, 'i'}, {0x237, 'j'}, {0x251, 'a'}, {0x261, 'g'}, {0x269, 'i'}, {0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'},
    {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'}, {0x39A, 'K'}, {0x39C, 'M'}, {0x39D, 'N'}, {0x39F, 'O'}, {0x3A1, 'P'},
    {0x3A4, 'T'}, {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3B1, 'a'}, {0x3B3, 'y'}, {0x3B5, 'e'}, {0x3B7, 'n'}, {0x3B9, 'i'},
    {0x3BA, 'k'}, {0x3BD, 'v'}, {0x3BF, 'o'}, {0x3C1, 'p'}, {0x3C4, 't'}, {0x3C5, 'u'}, {0x3C7, 'x'}, {0x3C9, 'w'},
    {0x3F2, 'c'}, {0x3F3, 'j'}, {0x3F9, 'C'}, {0x405, 'S'}, {0x406, 'I'}, {0x408, 'J'}, {0x410, 'A'}, {0x412, 'B'},
    {0x415, 'E'}, {0x41A, 'K'}, {0x41C, 'M'}, {0x41D, 'H'}, {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'},
    {0x423, 'Y'}, {0x425, 'X'}, {0x430, 'a'}, {0x432, 'b'}, {0x433, 'r'}, {0x435, 'e'}, {0x43A, 'k'}, {0x43C, 'm'},
    {0x43D, 'h'}, {0x43E, 'o'}, {0x43F, 'n'}, {0x440, 'p'}, {0x441, 'c'}, {0x442, 't'}, {0x443, 'y'}, {0x445, 'x'},
    {0x44A, 'b'}, {0x44C, 'b'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x475, 'v'}, {0x4AE, 'Y'}, {0x4AF, 'y'},
    {0x4BB, 'h'}, {0x4C0, 'I'}, {0x4CF, 'l'}, {0x501, 'd'}, {0x51B, 'q'}, {0x51C, 'W'}, {0x51D, 'w'}, {0x563, 'q'},
    {0x566, 'q'}, {0x570, 'h'}, {0x578, 'n'}, {0x57C, 'n'}, {0x57D, 'u'}, {0x581, 'g'}, {0x584, 'f'}, {0x585, 'o'},
});

char look_alike(UChar32 c) {
    const auto* found = std::lower_bound(look_alikes.begin(), look_alikes.end(), c,
                                         [](const LookAlike& entry, UChar32 wanted) { return entry.letter < wanted; });
    return found != look_alikes.end() && found->letter == c ? found->latin : '\0';
}

/// List marks of the fonts that word processors use for them, most of which live in the private use area.
bool is_bullet(UChar32 c) {
    switch (c) {
        case 0xA7:  // Wingdings' square, read as Latin-1
        case 0xB7:
        case 0x2022:
        case 0x2023:
        case 0x2043:
        case 0x204C:
        case 0x204D:
        case 0x2192:
        case 0x2219:
        case 0x25E6:
            return true;
        default:
            break;
    }
    return (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x2605 && c <= 0x2606) || (c >= 0x2610 && c <= 0x2612) ||
           (c >= 0x2701 && c <= 0x27BF) || (c >= 0x2B1B && c <= 0x2B55) || (c >= 0xF000 && c <= 0xF0FF);
}

char quote_or_dash(UChar32 c) {
    switch (c) {
        case 0x2010:
        case 0x2011:
        case 0x2212:
        case 0xFE63:
            return '-';
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
            return dash_mark;
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2BC:
        case 0x2B9:
        case 0x2032:
        case 0x60:
        case 0xB4:
            return '\'';
        case 0x2044:
        case 0x2215:
            return '/';
        default:
            return '\0';
    }
}

bool is_dropped(UChar32 c) {
    return c == 0xFFFD || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
           (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CS_MASK)) != 0;
}

icu::UnicodeString decompose(icu::UnicodeString text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return text;
    icu::UnicodeString result = nfkd->normalize(text, status);
    return U_FAILURE(status) ? text : result;
}

/// Foreign letters are taken for Latin ones unless their word has others that cannot be: then it is a foreign word.
class Script {
  public:
    void see(UChar32 c) {
        if (u_isalpha(c) == 0) return;
        if (c < 0x370)
            ++latin_;
        else if (look_alike(c) == '\0')
            ++foreign_;
    }
    bool is_latin() const { return latin_ > 0 || foreign_ == 0; }

  private:
    int latin_ = 0, foreign_ = 0;
};

bool is_latin_word(const icu::UnicodeString& text, std::int32_t from) {
    Script script;
    for (std::int32_t i = from; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (u_isUWhiteSpace(c) != 0) break;
        script.see(c);
    }
    return script.is_latin();
}

void append(std::string& result, UChar32 c, bool latin) {
    if (const char plain = quote_or_dash(c); plain != '\0') {
        result += plain;
    } else if (c < 0x80) {
        result += c < ' ' || c == 0x7F ? ' ' : static_cast<char>(c);
    } else if (is_dropped(c)) {
        return;
    } else if (const char letter = latin ? look_alike(c) : '\0'; letter != '\0') {
        result += letter;
    } else if (is_bullet(c)) {
        result += bullet_mark;
    } else if (u_isdigit(c) != 0) {
        result += static_cast<char>('0' + u_charDigitValue(c));
    } else if (u_isalnum(c) != 0 || u_charType(c) == U_COMBINING_SPACING_MARK) {
        icu::UnicodeString(u_foldCase(c, U_FOLD_CASE_DEFAULT)).toUTF8String(result);
    } else {
        result += ' ';
    }
}

}  // namespace

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
}

std::string clean(std::string_view utf8) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(std::min<std::size_t>(utf8.size(), INT32_MAX))));
    text.findAndReplace(u"\u00AD", u"-");  // what many exporters write for the hyphens they draw
    text = decompose(std::move(text));
    std::string result;
    bool latin = is_latin_word(text, 0);
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        const bool space = u_isUWhiteSpace(c) != 0;
        append(result, c, latin);
        if (space) latin = is_latin_word(text, i + 1);
    }
    return result;
}

}  // namespace celah::detail
