#include "assess/quote.hpp"

#include <algorithm>
#include <string_view>

namespace celah {
namespace {

constexpr std::size_t longest_quote = 260;   // bytes of normalised text: a sentence a reader takes in at a glance

/// [begin, end) widened to the sentence around it.
std::pair<std::size_t, std::size_t> sentence_around(const std::string& text, std::size_t begin, std::size_t end) {
    const std::size_t before = text.rfind('\n', begin);
    std::size_t from = begin > 0 && before != std::string::npos ? before + 1 : 0;
    if (before != std::string::npos && before == begin) from = begin;
    const std::size_t to = std::min(text.find('\n', end > begin ? end - 1 : begin), text.size());
    if (to - from > longest_quote) return {begin, end};
    return {from, to};
}

/// The hyphen at the end of a line, as drawn.
void drop_hyphen(std::string& text) {
    for (const std::string_view hyphen : {"-", "\u2010", "\u2011", "\u00AD", "\u2212", "\uFE63"})
        if (text.ends_with(hyphen)) return text.resize(text.size() - hyphen.size());
}

void append(std::string& out, const std::string& word, bool glue) {
    if (glue) drop_hyphen(out);
    else if (!out.empty()) out += ' ';
    out += word;
}

}  // namespace

std::optional<Location> quote_tokens(const Evidence& evidence, const NormalText& text, std::size_t first, std::size_t last) {
    if (first >= last || last > text.tokens.size()) return std::nullopt;
    const std::uint32_t page_index = text.tokens[first].page;
    const Page& page = evidence.document.pages[page_index];
    Location out;
    out.page = page.number;
    bool glue = false;
    std::optional<std::uint32_t> previous;
    for (std::size_t i = first; i < last && text.tokens[i].page == page_index; ++i) {
        const Token& token = evidence.tokens.pages[page_index][text.tokens[i].token];
        for (std::uint32_t w = token.word; w < token.word + token.words; ++w) {
            if (previous == w) continue;   // a word of several tokens
            const Word& word = page.words[w];
            out.box = out.quote.empty() ? word.box : cover(out.box, word.box);
            append(out.quote, word.text, glue);
            previous = w;
            glue = false;
        }
        glue = token.glue;
    }
    out.box = on_page(page, out.box);
    return out;
}

std::optional<Location> quote(const Evidence& evidence, const Passage& passage) {
    if (passage.block < 0) return std::nullopt;
    const NormalText& text = evidence.structure.blocks[static_cast<std::size_t>(passage.block)].text;
    if (text.tokens.empty() || text.text.empty()) return std::nullopt;
    const auto [begin, end] = sentence_around(text.text, passage.begin, std::max<std::size_t>(passage.end, passage.begin + 1));
    const std::size_t first = text.token_at(begin);
    const std::size_t last = text.token_at(end > begin ? end - 1 : begin) + 1;
    return quote_tokens(evidence, text, first, last);
}

}  // namespace celah
