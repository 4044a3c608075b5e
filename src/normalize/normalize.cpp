// Stage 2: the words of pages, or of a plain string, to tokens; tokens to searchable text.
#include "celah/normalize.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "normalize/clean.hpp"
#include "normalize/tokenize.hpp"

namespace celah {

namespace {

// In ems.
constexpr double same_line = 0.5;
constexpr double next_in_line = 2;  ///< up to this gap a word continues its line; beyond, another column begins
constexpr double widest_letter_gap = 1.2;
constexpr double gap_of_words = 0.15;  ///< more than the gap between letters, and …
constexpr double gap_ratio = 1.6;      ///< … this many times as wide: a space in letter-spaced text

constexpr std::size_t shortest_letter_run = 4;

/// Where a word lies in its own reading direction.
struct Place {
    double from, to, across, em;
};

Place place_of(const Word& word) {
    const Box& box = word.box;
    const double em = std::max(static_cast<double>(word.size), 0.1);
    switch (word.angle) {
        case 90:
            return {box.y0, box.y1, -box.center_x(), em};
        case 180:
            return {-box.x1, -box.x0, -box.center_y(), em};
        case 270:
            return {-box.y1, -box.y0, box.center_x(), em};
        default:
            return {box.x0, box.x1, box.center_y(), em};
    }
}

bool on_same_line(const Word& a, const Word& b) {
    if (a.angle != b.angle) return false;
    const Place first = place_of(a);
    const Place second = place_of(b);
    return std::fabs(first.across - second.across) < same_line * std::min(first.em, second.em);
}

/// True if `b` stands right of `a` on the same line, near enough to be read on without a break.
bool continues_line(const Word& a, const Word& b) {
    if (!on_same_line(a, b)) return false;
    const Place first = place_of(a);
    const double gap = place_of(b).from - first.to;
    return gap > -first.em && gap < next_in_line * first.em;
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The letter of a word that has no other, or NUL.
char lone_letter(std::string_view text) {
    if (text.size() == 1 && is_ascii_letter(text[0])) return static_cast<char>(text[0] | 0x20);
    if (text.size() < 2 || text.size() > 4 || detail::is_plain(text)) return '\0';
    const std::string cleaned = detail::clean(text);
    return cleaned.size() == 1 && is_ascii_letter(cleaned[0]) ? static_cast<char>(cleaned[0] | 0x20) : '\0';
}

/// Two capitals that a typesetter drew as one ("R E FO R M"), or nothing.
std::string pair_of_capitals(std::string_view text) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() != 2 || !capital(text[0]) || !capital(text[1])) return {};
    return {static_cast<char>(text[0] | 0x20), static_cast<char>(text[1] | 0x20)};
}

struct Letter {
    std::string letters;  ///< one, seldom two
    std::uint32_t word;
    double gap;  ///< before it, in ems
};

/// Letter-spaced text: one token for each group of letters with even gaps.
void merge_letters(std::span<const Letter> run, std::vector<Token>& tokens) {
    std::vector<double> gaps;
    for (const Letter& letter : run.subspan(1)) gaps.push_back(letter.gap);
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>((gaps.size() - 1) / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    const double wide = std::max(*middle * gap_ratio, *middle + gap_of_words);
    for (std::size_t i = 0; i < run.size(); ++i) {
        if (i == 0 || run[i].gap > wide) {
            tokens.emplace_back().word = run[i].word;
        } else {
            tokens.back().words = static_cast<std::uint16_t>(run[i].word - tokens.back().word + 1);
        }
        tokens.back().normal += run[i].letters;
    }
}

/// Returns true for a lone dash, like tokenize().
bool add_tokens(std::string_view text, std::uint32_t word, std::vector<Token>& tokens) {
    if (!text.empty() && detail::add_simple(text, word, tokens)) return false;
    return detail::is_plain(text) ? detail::tokenize(text, word, tokens)
                                  : detail::tokenize(detail::clean(text), word, tokens);
}

/// Where in its line a word stands, as far as its full stop is concerned: "1. Tim Kerja" and "Kelompok Kerja II. Tatalaksana"
/// number what follows, "pada triwulan I. Belum semua …" ends a sentence.
class LabelPlace {
  public:
    void begin_line() { title_ = true; }

    /// The full stop of the next word ends a sentence, although it would not at the beginning of a line.
    bool stop_ends(std::string_view word, const std::vector<Token>& tokens) const {
        return !title_ && (tokens.empty() || !tokens.back().ends_sentence) && detail::is_number_with_stop(word);
    }

    void add(std::string_view word) {
        const bool mark = word.empty() || (word.size() <= 4 && (word.back() == '.' || word.back() == ')' || word == "-"));
        title_ = title_ && (mark || detail::begins_with_capital(word));
    }

  private:
    bool title_ = true;   ///< all words of the line so far are labels or begin with a capital
};

class PageNormalizer {
  public:
    PageNormalizer(const Page& page, std::vector<Token>& tokens) : words_(page.words), tokens_(tokens) {
        tokens.reserve(words_.size() + words_.size() / 16);
    }

    void run() {
        const Word* last = nullptr;
        for (std::size_t i = 0; i < words_.size();) {
            if (words_[i].hidden) {
                ++i;
                continue;
            }
            const std::size_t end = letter_run(i);
            if (end == i) add_word(i, last);
            last = &words_[std::max(end, i + 1) - 1];
            i = std::max(end, i + 1);
        }
    }

  private:
    /// Merges the letters from word `first` on; returns the word after them, or `first` if there is no such run.
    std::size_t letter_run(std::size_t first) {
        letters_.clear();
        std::size_t i = first;
        for (; i < words_.size() && !words_[i].hidden; ++i) {
            const char letter = lone_letter(words_[i].text);
            const std::string letters = letter != '\0' ? std::string(1, letter) : i > first ? pair_of_capitals(words_[i].text) : std::string();
            if (letters.empty()) break;
            double gap = 0;
            if (i > first) {
                const Place before = place_of(words_[i - 1]);
                gap = (place_of(words_[i]).from - before.to) / before.em;
                if (!on_same_line(words_[i - 1], words_[i]) || gap < 0 || gap > widest_letter_gap) break;
            }
            letters_.push_back({letters, static_cast<std::uint32_t>(i), gap});
        }
        const auto pairs = static_cast<std::size_t>(std::count_if(letters_.begin(), letters_.end(), [](const Letter& one) { return one.letters.size() > 1; }));
        if (letters_.size() < shortest_letter_run || 3 * pairs >= letters_.size()) return first;
        merge_letters(letters_, tokens_);
        return i;
    }

    void add_word(std::size_t index, const Word* last) {
        const Word& word = words_[index];
        const bool begins = last == nullptr || !continues_line(*last, word);
        if (begins) place_.begin_line();
        const bool stop = place_.stop_ends(word.text, tokens_);
        place_.add(word.text);
        const bool dash = add_tokens(word.text, static_cast<std::uint32_t>(index), tokens_);
        if (dash) tokens_.back().bullet = begins;
        if (stop) tokens_.back().ends_sentence = sentence_follows(index);
        if (tokens_.back().glue) tokens_.back().glue = ends_line(index);
    }

    const Word* next_visible(std::size_t index) const {
        const auto next = std::find_if(words_.begin() + static_cast<std::ptrdiff_t>(index) + 1, words_.end(),
                                       [](const Word& word) { return !word.hidden; });
        return next == words_.end() ? nullptr : &*next;
    }

    bool sentence_follows(std::size_t index) const {
        const Word* next = next_visible(index);
        return next != nullptr && detail::begins_with_capital(next->text);
    }

    bool ends_line(std::size_t index) const {
        const Word* next = next_visible(index);
        return next == nullptr || !continues_line(words_[index], *next);
    }

    const std::vector<Word>& words_;
    std::vector<Token>& tokens_;
    std::vector<Letter> letters_;
    LabelPlace place_;
};

/// One line of a plain string. Token::word is the number of the line here, so that a hyphen knows where it is.
class LineNormalizer {
  public:
    LineNormalizer(std::string_view line, std::uint32_t number, std::vector<Token>& tokens)
        : line_(line), number_(number), tokens_(tokens), first_(tokens.size()) {}

    void run() {
        while (next_word()) {
            const char letter = lone_letter(word_);
            if (letter != '\0') {
                letters_.push_back({std::string(1, letter), number_, spaces_});
                lone_words_.push_back(word_);
                continue;
            }
            add_letters();
            add_word(word_);
        }
        add_letters();
    }

  private:
    bool next_word() {
        const std::size_t begin = line_.find_first_not_of(' ', at_);
        if (begin == std::string_view::npos) return false;
        const std::size_t end = std::min(line_.find(' ', begin), line_.size());
        spaces_ = static_cast<double>(begin - at_);
        word_ = line_.substr(begin, end - begin);
        at_ = end;
        return true;
    }

    void add_letters() {
        if (letters_.size() >= shortest_letter_run) {
            merge_letters(letters_, tokens_);
        } else {
            for (const std::string_view word : lone_words_) add_word(word);
        }
        letters_.clear();
        lone_words_.clear();
    }

    void add_word(std::string_view word) {
        if (tokens_.size() > first_) tokens_.back().glue = false;
        const bool line_begins = tokens_.size() == first_;
        if (stopped_ && detail::begins_with_capital(word)) tokens_.back().ends_sentence = true;
        stopped_ = place_.stop_ends(word, tokens_);
        place_.add(word);
        if (detail::add_simple(word, number_, tokens_)) return;
        if (detail::tokenize(word, number_, tokens_)) tokens_.back().bullet = line_begins;
    }

    std::string_view line_, word_;
    std::uint32_t number_;
    std::vector<Token>& tokens_;
    std::size_t first_;
    std::size_t at_ = 0;
    double spaces_ = 0;
    std::vector<Letter> letters_;
    std::vector<std::string_view> lone_words_;
    LabelPlace place_;
    bool stopped_ = false;   ///< the word before is a number with a full stop, not at the line's beginning
};

/// Puts words into one string with a space, nothing or the end of a sentence between them.
class Joiner {
  public:
    explicit Joiner(std::string& text) : text_(text) {}

    void break_sentence() { broken_ = !text_.empty(); }

    /// Returns the offset at which the word begins.
    std::uint32_t add(const Token& token, bool glued) {
        if (broken_) {
            text_ += '\n';
        } else if (!glued && !text_.empty()) {
            text_ += ' ';
        }
        broken_ = false;
        const auto begin = static_cast<std::uint32_t>(text_.size());
        text_ += token.normal;
        return begin;
    }

  private:
    std::string& text_;
    bool broken_ = false;
};

bool begins_with_letter(const Token& token) {
    return !token.normal.empty() && (token.normal[0] < '0' || token.normal[0] > '9');
}

/// A hyphen glues over the end of its line only; that the next token comes from another page counts as such.
bool on_later_line(const Document& document, TokenRef a, TokenRef b, const Tokens& tokens) {
    if (a.page != b.page) return true;
    const std::vector<Word>& words = document.pages[a.page].words;
    const std::size_t first = tokens.pages[a.page][a.token].word;
    const std::size_t second = tokens.pages[b.page][b.token].word;
    return first < words.size() && second < words.size() && !on_same_line(words[first], words[second]);
}

}  // namespace

Tokens normalize(const Document& document) {
    Tokens tokens;
    tokens.pages.resize(document.pages.size());
    for (std::size_t i = 0; i < document.pages.size(); ++i) PageNormalizer(document.pages[i], tokens.pages[i]).run();
    return tokens;
}

namespace {

/// One word of small letters and digits, as most words of rules are.
bool is_normal_word(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

}  // namespace

std::string normalize_text(std::string_view utf8) {
    if (is_normal_word(utf8)) return std::string(utf8);
    std::string text;
    Joiner joiner(text);
    std::vector<Token> tokens;
    const Token* last = nullptr;
    Token kept;
    std::uint32_t number = 0;
    for (std::size_t begin = 0; begin <= utf8.size(); ++number) {
        const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
        const std::string_view line = utf8.substr(begin, end - begin);
        begin = end + 1;
        tokens.clear();
        if (detail::is_plain(line)) {
            LineNormalizer(line, number, tokens).run();
        } else {
            LineNormalizer(detail::clean(line), number, tokens).run();
        }
        if (tokens.empty()) joiner.break_sentence();
        for (const Token& token : tokens) {
            if (token.bullet) joiner.break_sentence();
            if (!token.normal.empty()) {
                const bool glued = last != nullptr && last->glue && last->word != number && begins_with_letter(token);
                joiner.add(token, glued);
                kept = token;
                last = &kept;
            }
            if (token.ends_sentence) joiner.break_sentence();
        }
    }
    return text;
}

std::size_t NormalText::token_at(std::size_t offset) const {
    const auto after = std::upper_bound(begin.begin(), begin.end(), offset);
    return after == begin.begin() ? 0 : static_cast<std::size_t>(after - begin.begin()) - 1;
}

namespace {

/// Where the lines of a text end on the right at the most.
double right_edge(const Document& document, const Tokens& tokens, const std::vector<TokenRef>& order) {
    double right = 0;
    for (const TokenRef ref : order) right = std::max(right, document.pages[ref.page].words[tokens.pages[ref.page][ref.token].word].box.x1);
    return right;
}

bool below(const Word& above, const Word& word) {
    return word.box.y0 >= above.box.y0 + 0.5 * above.box.height();
}

enum class Weight : std::uint8_t { plain, bold, mixed };

/// The weight of the line that each token of a text stands in.
std::vector<Weight> line_weights(const Document& document, const Tokens& tokens, const std::vector<TokenRef>& order) {
    std::vector<Weight> weights(order.size());
    const auto word = [&](std::size_t i) -> const Word& { return document.pages[order[i].page].words[tokens.pages[order[i].page][order[i].token].word]; };
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        Weight weight = word(begin).bold ? Weight::bold : Weight::plain;
        for (end = begin + 1; end < order.size() && order[end].page == order[begin].page && !below(word(end - 1), word(end)); ++end)
            if (word(end).bold != word(begin).bold) weight = Weight::mixed;
        std::fill(weights.begin() + static_cast<std::ptrdiff_t>(begin), weights.begin() + static_cast<std::ptrdiff_t>(end), weight);
    }
    return weights;
}

/// A line of its own, though no full stop says so: it is all bold above one that is not, or below one (a title and what it
/// heads; a bold word within a line is a mere emphasis, and so is a bold line in mid-sentence), or the line above ended
/// early and this one begins with a capital.
bool begins_paragraph(const Word& above, const Word& word, Weight weight_above, Weight weight, double right) {
    constexpr double slack = 1.5;
    const bool ended_early = above.box.x1 + 0.35 * above.size + word.box.width() < right - slack;
    const bool restyled = weight_above != Weight::mixed && weight != Weight::mixed && weight_above != weight;
    const bool small = !word.text.empty() && word.text.front() >= 'a' && word.text.front() <= 'z';
    if (restyled && (ended_early || !small)) return true;
    return ended_early && !word.text.empty() && word.text.front() >= 'A' && word.text.front() <= 'Z';
}

}  // namespace

NormalText join(const Document& document, const Tokens& tokens, const std::vector<TokenRef>& order) {
    NormalText result;
    result.tokens.reserve(order.size());
    result.begin.reserve(order.size());
    result.text.reserve(order.size() * 8);
    Joiner joiner(result.text);
    const Token* last = nullptr;
    const Word* above = nullptr;
    Weight weight_above = Weight::plain;
    const double right = right_edge(document, tokens, order);
    const std::vector<Weight> weights = line_weights(document, tokens, order);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const TokenRef ref = order[i];
        const Token& token = tokens.pages[ref.page][ref.token];
        const Word& word = document.pages[ref.page].words[token.word];
        const bool new_line = above != nullptr && ref.page == result.tokens.back().page && below(*above, word) &&
                              begins_paragraph(*above, word, weight_above, weights[i], right);
        if (token.bullet || (new_line && !last->glue)) joiner.break_sentence();
        if (!token.normal.empty()) {
            const bool glued = last != nullptr && last->glue && begins_with_letter(token) &&
                               on_later_line(document, result.tokens.back(), ref, tokens);
            result.begin.push_back(joiner.add(token, glued));
            result.tokens.push_back(ref);
            last = &token;
            above = &word;
            weight_above = weights[i];
        }
        if (token.ends_sentence) joiner.break_sentence();
    }
    return result;
}

}  // namespace celah
