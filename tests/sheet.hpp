// Pages made by hand for tests of the structure stage: words set with a fixed width font, lines and fills, no PDF.
//
//     Sheet sheet;
//     sheet.page().line(72, 100, "1. Tim Kerja", {.bold = true}).paragraph(72, 120, 400, "Tim kerja dibentuk …");
//     celah::Structure result = sheet.structure();
#pragma once

#include <cstddef>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "celah/document.hpp"
#include "celah/normalize.hpp"
#include "celah/structure.hpp"

namespace celah::test {

struct Style {
    double size = 10;
    bool bold = false;
    int angle = 0;
    double space = 0;  ///< between words; 0: as wide as a letter
};

inline double letter_width(const Style& style) {
    return 0.5 * style.size;
}

inline double text_width(const std::string& text, const Style& style) {
    std::size_t letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return static_cast<double>(letters) * letter_width(style);
}

inline std::vector<std::string> split_words(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

/// Lines of a text broken at a width.
inline std::vector<std::string> wrap(const std::string& text, double width, const Style& style) {
    std::vector<std::string> lines;
    for (const std::string& word : split_words(text)) {
        const std::string longer = lines.empty() ? word : lines.back() + ' ' + word;
        if (!lines.empty() && text_width(longer, style) <= width)
            lines.back() = longer;
        else
            lines.push_back(word);
    }
    return lines;
}

class Sheet {
  public:
    Sheet& page(double width = 595, double height = 842) {
        Page page;
        page.number = static_cast<int>(document_.pages.size()) + 1;
        page.width = width;
        page.height = height;
        document_.pages.push_back(page);
        return *this;
    }

    /// One line whose letters hang from `y`.
    Sheet& line(double x, double y, const std::string& text, Style style = {}) {
        for (const std::string& drawn : split_words(text)) {
            Word word;
            word.text = drawn;
            const double width = text_width(drawn, style);
            word.box = style.angle == 90 || style.angle == 270 ? Box{x, y, x + style.size, y + width}
                                                               : Box{x, y, x + width, y + style.size};
            word.size = static_cast<float>(style.size);
            word.bold = style.bold;
            word.angle = static_cast<std::int16_t>(style.angle);
            document_.pages.back().words.push_back(word);
            x += width + (style.space > 0 ? style.space : letter_width(style));
        }
        return *this;
    }

    Sheet& centered(double y, const std::string& text, Style style = {}) {
        return line((document_.pages.back().width - text_width(text, style)) / 2, y, text, style);
    }

    /// Wrapped lines, the first one indented; returns the height below the last one in `y`.
    Sheet& paragraph(double x, double& y, double width, const std::string& text, double indent = 0, Style style = {}) {
        bool first = true;
        std::string rest = text;
        for (const std::string& part : wrap(text, width - (indent > 0 ? indent : 0), style)) {
            line(first ? x + indent : x, y, part, style);
            y += 1.3 * style.size;
            first = false;
        }
        return *this;
    }

    /// A list item with a hanging label.
    Sheet& item(double x, double& y, double width, const std::string& label, const std::string& text,
                Style style = {}) {
        line(x, y, label, style);
        return paragraph(x + 18, y, width - 18, text, 0, style);
    }

    Sheet& rule(double x0, double y0, double x1, double y1) {
        document_.pages.back().rules.push_back({{x0, y0, x1 + (x0 == x1 ? 0.5 : 0), y1 + (y0 == y1 ? 0.5 : 0)}});
        return *this;
    }

    Sheet& fill(const Box& box, float gray) {
        document_.pages.back().fills.push_back({box, gray});
        return *this;
    }

    Document& document() { return document_; }
    Structure structure() const { return celah::structure(document_, normalize(document_)); }

  private:
    Document document_;
};

/// Drawn words of the tokens that are in no block's text and no furniture, less those of labels: must be empty. Tokens
/// found twice are listed with "2x".
inline std::vector<std::string> lost_words(const Document& document, const Tokens& tokens, const Structure& structure) {
    std::map<TokenRef, int> seen;
    std::map<std::string, int> labels;
    for (const Block& block : structure.blocks) {
        for (const TokenRef& ref : block.text.tokens) ++seen[ref];
        for (const std::string& word : split_words(block.label)) ++labels[word];
    }
    for (const TokenRef& ref : structure.furniture) ++seen[ref];
    std::vector<std::string> lost;
    for (std::uint32_t page = 0; page < tokens.pages.size(); ++page) {
        std::uint32_t labelled = static_cast<std::uint32_t>(-1);  // the word last accounted for by a label
        for (std::uint32_t i = 0; i < tokens.pages[page].size(); ++i) {
            if (tokens.pages[page][i].normal.empty()) continue;  // lone punctuation is in no text
            const int count = seen[{page, i}];
            const std::uint32_t at = tokens.pages[page][i].word;
            const std::string& word = document.pages[page].words[at].text;
            if (count == 1 || (count == 0 && at == labelled)) continue;
            std::string best;  // the longest label with which the word begins
            for (const auto& [text, left] : labels)
                if (count == 0 && left > 0 && word.rfind(text, 0) == 0 && text.size() > best.size()) best = text;
            if (!best.empty()) {
                --labels[best];
                labelled = at;
                continue;
            }
            lost.push_back((count > 1 ? "2x " : "") + word);
        }
    }
    return lost;
}

}  // namespace celah::test
