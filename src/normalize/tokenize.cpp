#include "normalize/tokenize.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "normalize/clean.hpp"

namespace celah::detail {

namespace {

enum class Kind : std::uint8_t {
    separator,
    lower,
    upper,
    digit,
    hyphen,
    dash,
    dot,
    comma,
    slash,
    apostrophe,
    colon,
    stop,
    ampersand,
    bullet,
    star
};

constexpr std::array<Kind, 256> make_kinds() {
    std::array<Kind, 256> kinds{};
    for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = Kind::lower;
    for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = Kind::upper;
    for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = Kind::digit;
    for (std::size_t c = 0x80; c <= 0xFF; ++c) kinds[c] = Kind::lower;  // cleaned text: only letters above ASCII
    kinds['-'] = Kind::hyphen;
    kinds['.'] = Kind::dot;
    kinds[','] = Kind::comma;
    kinds['/'] = Kind::slash;
    kinds['\''] = Kind::apostrophe;
    kinds[':'] = Kind::colon;
    kinds[';'] = kinds['?'] = kinds['!'] = Kind::stop;
    kinds['&'] = Kind::ampersand;
    kinds['*'] = Kind::star;
    kinds[static_cast<unsigned char>(bullet_mark)] = Kind::bullet;
    kinds[static_cast<unsigned char>(dash_mark)] = Kind::dash;
    return kinds;
}

constexpr std::array<Kind, 256> kinds = make_kinds();

/// The lower case of ASCII letters and digits, NUL for all else.
constexpr std::array<char, 256> make_plain_letters() {
    std::array<char, 256> letters{};
    for (std::size_t c = 0; c < 0x80; ++c) {
        const bool upper = kinds[c] == Kind::upper;
        if (upper || kinds[c] == Kind::lower || kinds[c] == Kind::digit)
            letters[c] = static_cast<char>(upper ? c | 0x20 : c);
    }
    return letters;
}

constexpr std::array<char, 256> plain_letters = make_plain_letters();

bool is_letter(Kind kind) {
    return kind == Kind::lower || kind == Kind::upper;
}
bool is_alnum(Kind kind) {
    return is_letter(kind) || kind == Kind::digit;
}

// A dot after these abbreviates. Names' initials, list labels and dotted forms (s.d., a.n.) need no entry.
constexpr std::array abbreviations =
    std::to_array<std::string_view>({"bpk", "dkk", "dll", "dr",   "dra", "drs",  "dsb", "dst", "gd",   "hal",  "hj",
                                     "ir",  "jl",  "jln", "kab",  "kec", "lamp", "lt",  "no",  "prof", "prov", "rp",
                                     "rt",  "rw",  "sdr", "sdri", "st",  "telp", "tgl", "tlp", "ttd",  "yth"});
static_assert(std::is_sorted(abbreviations.begin(), abbreviations.end()));

bool is_abbreviation(std::string_view normal) {
    return std::binary_search(abbreviations.begin(), abbreviations.end(), normal);
}

/// "1", "12", "2.3.1", "a", "iv": what numbers a list point or a chapter.
bool is_label(std::string_view normal) {
    if (normal.size() == 1) return true;
    if (normal.size() <= 5 && normal.find_first_not_of("ivx") == std::string_view::npos) return true;
    std::size_t digits = 0;
    for (const char c : normal) {
        if (c != '.' && (c < '0' || c > '9')) return false;
        digits = c == '.' ? 0 : digits + 1;
        if (digits > 2) return false;
    }
    return !normal.empty();
}

class Tokenizer {
  public:
    Tokenizer(std::string_view text, std::uint32_t word, std::vector<Token>& tokens)
        : text_(text), word_(word), tokens_(tokens), first_(tokens.size()) {}

    bool run() {
        for (at_ = 0; at_ < text_.size(); ++at_) take(kind(at_));
        flush();
        if (tokens_.size() > first_) return false;
        push("");
        tokens_.back().ends_sentence = stopped_;
        return is_dash();
    }

  private:
    Kind kind(std::size_t i) const {
        return i < text_.size() ? kinds[static_cast<unsigned char>(text_[i])] : Kind::separator;
    }
    Kind before() const { return at_ > 0 ? kind(at_ - 1) : Kind::separator; }
    Kind after() const { return kind(at_ + 1); }
    bool between_digits() const { return before() == Kind::digit && after() == Kind::digit; }
    bool between_letters() const { return is_letter(before()) && is_letter(after()); }

    void take(Kind now) {
        switch (now) {
            case Kind::lower:
            case Kind::digit:
                normal_ += text_[at_];
                break;
            case Kind::upper:
                normal_ += static_cast<char>(text_[at_] | 0x20);
                break;
            case Kind::hyphen:
                hyphen();
                break;
            case Kind::dash:
                between_digits() ? void(normal_ += '-') : flush();
                break;
            case Kind::comma:
            case Kind::slash:
                between_digits() ? void(normal_ += text_[at_]) : flush();
                break;
            case Kind::dot:
                dot();
                break;
            case Kind::apostrophe:
                if (!between_letters()) flush();
                break;
            case Kind::colon:
                end_sentence(after() != Kind::slash && !between_digits());
                break;
            case Kind::stop:
                end_sentence(true);
                break;
            case Kind::ampersand:
                flush();
                push("dan");
                break;
            case Kind::bullet:
                bullet();
                break;
            case Kind::star:
            case Kind::separator:
                flush();
                break;
        }
    }

    void hyphen() {
        if (between_digits()) {
            normal_ += '-';
        } else if (joins_two_words()) {
            flush();
        } else if (!(is_alnum(before()) && is_alnum(after()))) {
            const bool breaks_line = is_letter(before()) && at_ + 1 == text_.size();
            flush();
            if (breaks_line && tokens_.size() > first_) tokens_.back().glue = true;
        }
    }

    /// "April-Oktober", "whistle-blowing" are two words; "E-Office", "non-perizinan", "langkah-langkahnya" are one.
    bool joins_two_words() const {
        constexpr std::size_t whole_word = 4;
        std::string next;
        for (std::size_t i = at_ + 1; is_letter(kind(i)); ++i) next += static_cast<char>(text_[i] | 0x20);
        return normal_.size() >= whole_word && next.size() >= whole_word && normal_.find(next.substr(0, whole_word)) == std::string::npos;
    }

    /// One letter on either side, as in "S.O.P": the dot belongs to the word.
    bool within_initials() const {
        return between_letters() && !is_alnum(kind(at_ + 2)) && (at_ < 2 || !is_alnum(kind(at_ - 2)));
    }

    void dot() {
        if (between_digits()) {
            normal_ += '.';
            return;
        }
        if (within_initials()) {
            dotted_ = true;
            return;
        }
        const bool dotted = std::exchange(dotted_, false) && is_letter(before());
        flush();
        if (tokens_.size() == first_ && after() == Kind::dot && kind(at_ + 2) == Kind::dot) push("");
        if (!is_alnum(after())) {
            end_sentence(!dotted && !abbreviates());
        } else if (before() == Kind::lower && after() == Kind::upper) {
            end_sentence(!abbreviates());  // a space is missing: "selesai.Tim"
        }
    }

    bool abbreviates() const {
        if (tokens_.size() == first_) return false;
        const std::string& normal = tokens_.back().normal;
        return is_abbreviation(normal) || (tokens_.size() == first_ + 1 && is_label(normal));
    }

    void end_sentence(bool ends) {
        flush();
        if (!ends) return;
        stopped_ = true;
        if (tokens_.size() > first_) tokens_.back().ends_sentence = true;
    }

    void bullet() {
        flush();
        if (tokens_.size() > first_) return;  // within a word it is a mere separator
        push("");
        tokens_.back().bullet = true;
    }

    bool is_dash() const {
        return !text_.empty() && text_.size() <= 2 && std::all_of(text_.begin(), text_.end(), [](char c) {
            const Kind k = kinds[static_cast<unsigned char>(c)];
            return k == Kind::hyphen || k == Kind::dash || k == Kind::star;
        });
    }

    void flush() {
        if (normal_.empty()) return;
        push(std::move(normal_));
        normal_.clear();
    }

    void push(std::string normal) {
        Token& token = tokens_.emplace_back();
        token.normal = std::move(normal);
        token.word = word_;
    }

    std::string_view text_;
    std::uint32_t word_;
    std::vector<Token>& tokens_;
    std::size_t first_;
    std::size_t at_ = 0;
    std::string normal_;
    bool dotted_ = false;   ///< the open token swallowed a dot
    bool stopped_ = false;  ///< a sentence ended in this word
};

}  // namespace

bool is_number_with_stop(std::string_view cleaned) {
    if (cleaned.size() < 2 || cleaned.back() != '.') return false;
    std::string normal(cleaned.substr(0, cleaned.size() - 1));
    for (char& c : normal) {
        if (kinds[static_cast<unsigned char>(c)] == Kind::upper) c = static_cast<char>(c | 0x20);
    }
    const bool roman = normal.find_first_not_of("ivx") == std::string::npos;
    const bool letter = normal.size() == 1 && is_letter(kinds[static_cast<unsigned char>(normal[0])]);
    return is_label(normal) && (roman || !letter);
}

bool begins_with_capital(std::string_view word) {
    const std::size_t begin = word.find_first_not_of("\"'(");
    return begin != std::string_view::npos && kinds[static_cast<unsigned char>(word[begin])] == Kind::upper;
}

bool add_simple(std::string_view text, std::uint32_t word, std::vector<Token>& tokens) {
    Token& token = tokens.emplace_back();
    token.word = word;
    token.normal.resize(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = plain_letters[static_cast<unsigned char>(text[i])];
        if (letter == '\0') {
            tokens.pop_back();
            return false;
        }
        token.normal[i] = letter;
    }
    return true;
}

bool tokenize(std::string_view cleaned, std::uint32_t word, std::vector<Token>& tokens) {
    return Tokenizer(cleaned, word, tokens).run();
}

}  // namespace celah::detail
