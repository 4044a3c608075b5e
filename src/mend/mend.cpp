#include "celah/mend.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "mend/choice.hpp"

namespace celah {
namespace {

using namespace mending;

constexpr std::size_t most_pieces = 5;       // of one broken word
constexpr std::size_t shortest_joined = 5;

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

bool letters_only(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_small_letter); }

bool is_ascii_letter(char c) { return is_small_letter(static_cast<char>(c | 0x20)); }

/// "Rustan", but neither "rustan" nor "RUSTAN".
bool may_be_name(std::string_view drawn) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto first = std::find_if(drawn.begin(), drawn.end(), is_ascii_letter);
    return first != drawn.end() && capital(*first) && std::none_of(first + 1, drawn.end(), capital);
}

/// What takes the place of tokens [begin, end) of a page.
struct Repair {
    std::size_t begin, end;
    std::vector<Token> tokens;
};

class PageMender {
  public:
    PageMender(const Page& page, std::vector<Token>& tokens, Words& words, std::vector<Mended>& mended)
        : page_(page), tokens_(tokens), words_(words), mended_(mended) {}

    /// `met`: what the tokens are, parallel to them.
    void run(const std::vector<Words::Word*>& met) {
        for (std::size_t i = 0; i < tokens_.size();) i = words_.knows(*met[i]) ? i + 1 : repair(i);
        apply();
    }

  private:
    /// Looks at the unknown token `i`; returns where to look next.
    std::size_t repair(std::size_t i) {
        if (join_pieces(i) || join_lines(i) || join_symbols(i)) return repairs_.empty() ? i + 1 : std::max(i + 1, repairs_.back().end);
        const std::string& normal = tokens_[i].normal;
        constexpr std::size_t whole_word = 4, abbreviation = 3;   // "tim": after all else
        if (const auto halves = words_.halves(normal, whole_word)) replace(i, i + 1, {halves->first, halves->second});
        else if (const auto read = words_.mended(normal, may_be_name(word(tokens_[i]).text))) replace(i, i + 1, {*read});
        else if (const auto parts = words_.halves(normal, abbreviation)) replace(i, i + 1, {parts->first, parts->second});
        return i + 1;
    }

    const Word& word(const Token& token) const { return page_.words[token.word]; }

    /// Whether a token could be a piece of a broken word: a whole word on the page, letters only; the last may have a full stop.
    bool is_piece(std::size_t i, bool last) const {
        const Token& token = tokens_[i];
        const std::string& drawn = word(token).text;
        const std::size_t letters = static_cast<std::size_t>(std::count_if(drawn.begin(), drawn.end(), is_ascii_letter));
        return token.words == 1 && letters_only(token.normal) && letters == token.normal.size() && (letters == drawn.size() || (last && letters + 1 == drawn.size()));
    }

    bool follows_on_line(std::size_t i) const {
        const Word &a = word(tokens_[i]), &b = word(tokens_[i + 1]);
        if (tokens_[i + 1].word != tokens_[i].word + 1 || a.angle != 0 || b.angle != 0) return false;
        const double em = std::max(static_cast<double>(std::min(a.size, b.size)), 0.1);
        const double gap = b.box.x0 - a.box.x1;
        return std::fabs(a.box.center_y() - b.box.center_y()) < 0.5 * em && gap > -0.5 * em && gap < em;
    }

    bool begins_line(std::size_t i) const { return i == 0 || !follows_on_line(i - 1); }

    /// "pela yanan", "peng a duan": the longest word that the token and its neighbours make together.
    bool join_pieces(std::size_t i) {
        const std::size_t free = repairs_.empty() ? 0 : repairs_.back().end;
        std::size_t first = i, last = i + 1;   // tokens [first, last) stand on one line
        while (first > free && i - first + 1 < most_pieces && is_piece(first - 1, false) && follows_on_line(first - 1)) --first;
        while (last < tokens_.size() && last - i < most_pieces && is_piece(last - 1, false) && follows_on_line(last - 1)) ++last;
        for (std::size_t count = std::min(most_pieces, last - first); count > 1; --count)
            for (std::size_t begin = std::max(first, i + 1 >= count ? i + 1 - count : 0); begin <= i && begin + count <= last; ++begin)
                if (join(begin, begin + count)) return true;
        return false;
    }

    bool join(std::size_t begin, std::size_t end) {
        std::string joined;
        for (std::size_t i = begin; i < end; ++i) {
            if (!is_piece(i, i + 1 == end)) return false;
            joined += tokens_[i].normal;
        }
        const bool label = tokens_[begin].normal.size() == 1 && begins_line(begin);
        if (label || joined.size() < shortest_joined || !words_.wanted(joined)) return false;
        replace(begin, end, {joined});
        return true;
    }

    /// "pem" + "bangunan" on the next line, where the hyphen is lost.
    bool join_lines(std::size_t i) {
        for (const std::size_t begin : {i, i > 0 ? i - 1 : i}) {
            if (begin + 1 >= tokens_.size()) continue;
            const Word &above = word(tokens_[begin]), &below = word(tokens_[begin + 1]);
            const bool next_line = below.box.y0 >= above.box.y0 + 0.5 * above.box.height() && below.box.y0 < above.box.y1 + above.box.height() && below.box.x0 < above.box.x0;
            if (!next_line || tokens_[begin].glue || !is_piece(begin, false) || !letters_only(tokens_[begin + 1].normal)) continue;
            const std::string joined = tokens_[begin].normal + tokens_[begin + 1].normal;
            if (tokens_[begin].normal.size() < 2 || joined.size() < shortest_joined + 2 || !words_.wanted(joined)) continue;
            tokens_[begin].glue = true;
            note(tokens_[begin].normal + " " + tokens_[begin + 1].normal, joined);
            return true;
        }
        return false;
    }

    /// "KER.'A": one word that symbols cut into several tokens.
    bool join_symbols(std::size_t i) {
        std::size_t first = i, last = i + 1;
        const std::size_t free = repairs_.empty() ? 0 : repairs_.back().end;
        while (first > free && tokens_[first - 1].word == tokens_[i].word) --first;
        while (last < tokens_.size() && tokens_[last].word == tokens_[i].word) ++last;
        if (last - first != 2 || tokens_[first].normal.size() < 2) return false;   // "c.Tim": a label
        const auto pattern = with_unreadable(word(tokens_[i]).text);
        const auto read = pattern ? words_.mended(*pattern, may_be_name(word(tokens_[i]).text)) : std::nullopt;
        if (!read) return false;
        replace(first, last, {*read});
        return true;
    }

    /// Small letters, and one mark for all symbols between them; nothing where symbols may part words.
    static std::optional<std::string> with_unreadable(std::string_view drawn) {
        while (!drawn.empty() && !is_ascii_letter(drawn.back())) drawn.remove_suffix(1);
        while (!drawn.empty() && !is_ascii_letter(drawn.front())) drawn.remove_prefix(1);
        std::string out;
        int marks = 0;
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            const char c = drawn[i];
            if (is_ascii_letter(c)) out += static_cast<char>(c | 0x20);
            else if (std::string_view("-/&,;:").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < ' ' || (c >= '0' && c <= '9')) return std::nullopt;
            else if (out.back() != unreadable) out += unreadable, ++marks;
        }
        return marks == 1 ? std::optional(out) : std::nullopt;
    }

    void replace(std::size_t begin, std::size_t end, const std::vector<std::string>& words) {
        std::string drawn, read;
        for (std::size_t i = begin; i < end; ++i) drawn += (i > begin ? " " : "") + tokens_[i].normal;
        Repair repair{begin, end, {}};
        for (const std::string& normal : words) {
            read += (read.empty() ? "" : " ") + normal;
            Token& token = repair.tokens.emplace_back();
            token.normal = normal;
            token.word = tokens_[begin].word;
            token.words = static_cast<std::uint16_t>(tokens_[end - 1].word + tokens_[end - 1].words - token.word);
        }
        Token& last = repair.tokens.back();
        last.glue = tokens_[end - 1].glue;
        last.ends_sentence = tokens_[end - 1].ends_sentence;
        note(drawn, read);
        repairs_.push_back(std::move(repair));
    }

    void note(std::string drawn, std::string read) { mended_.push_back({page_.number, std::move(drawn), std::move(read)}); }

    void apply() {
        if (repairs_.empty()) return;
        std::vector<Token> out;
        out.reserve(tokens_.size() + repairs_.size());
        std::size_t at = 0;
        for (Repair& repair : repairs_) {
            std::move(tokens_.begin() + static_cast<std::ptrdiff_t>(at), tokens_.begin() + static_cast<std::ptrdiff_t>(repair.begin), std::back_inserter(out));
            std::move(repair.tokens.begin(), repair.tokens.end(), std::back_inserter(out));
            at = repair.end;
        }
        std::move(tokens_.begin() + static_cast<std::ptrdiff_t>(at), tokens_.end(), std::back_inserter(out));
        tokens_ = std::move(out);
    }

    const Page& page_;
    std::vector<Token>& tokens_;
    Words& words_;
    std::vector<Mended>& mended_;
    std::vector<Repair> repairs_;
};

}  // namespace

std::vector<Mended> mend(const Document& document, Tokens& tokens, const Dictionary& dictionary) {
    std::vector<Mended> out;
    if (!dictionary.usable()) return out;
    Words words(dictionary);
    std::vector<std::vector<Words::Word*>> met(tokens.pages.size());
    for (std::size_t i = 0; i < met.size(); ++i)
        for (const Token& token : tokens.pages[i]) met[i].push_back(&words.count(token.normal));
    for (std::size_t i = 0; i < document.pages.size(); ++i) PageMender(document.pages[i], tokens.pages[i], words, out).run(met[i]);
    return out;
}

}  // namespace celah
