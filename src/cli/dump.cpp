// celah dump: what each stage before matching makes of a PDF, to see why something was not found.
#include <algorithm>
#include <array>
#include <cstdio>

#include "../render/columns.hpp"
#include "celah/normalize.hpp"
#include "celah/scan.hpp"
#include "celah/structure.hpp"
#include "commands.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"
#include "rules/word_runs.hpp"

namespace celah::cli {
namespace {

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah dump words|text|outline|tables|runs PLAN.pdf [OPTION]...";
    line.about =
        "  words    a word a line: page, box (x0 y0 x1 y1 in points), font size, flags, text\n"
        "           flags: b bold, i italic, h hidden, r not upright\n"
        "  text     normalised text as rules see it: page, kind of block, text\n"
        "  outline  headings and what is below them\n"
        "  tables   tables with the roles of their columns\n"
        "  runs     hashes of its runs of words: the regulation.runs of a rule pack";
    line.most = 2;
    add_ocr_options(line);
    return line;
}

std::string flags(const Word& word) {
    std::string out;
    if (word.bold) out += 'b';
    if (word.italic) out += 'i';
    if (word.hidden) out += 'h';
    if (word.angle != 0) out += 'r';
    return out.empty() ? "-" : out;
}

std::string geometry(const Word& word) {
    // Hostile files draw at 1e300; nobody needs the digits.
    const auto shown = [](double value) { return std::clamp(value, -1e9, 1e9); };
    std::array<char, 128> out{};
    std::snprintf(out.data(), out.size(), "%.1f %.1f %.1f %.1f\t%.1f", shown(word.box.x0), shown(word.box.y0),
                  shown(word.box.x1), shown(word.box.y1), shown(static_cast<double>(word.size)));
    return out.data();
}

std::string words(const Document& document) {
    std::string out;
    for (const auto& page : document.pages) {
        for (const auto& word : page.words) {
            out += std::to_string(page.number) + '\t' + geometry(word) + '\t' + flags(word) + '\t' +
                   render::inert(word.text) + '\n';
        }
    }
    return out;
}

const char* kind(BlockKind kind) {
    switch (kind) {
        case BlockKind::heading:
            return "heading";
        case BlockKind::paragraph:
            return "paragraph";
        case BlockKind::item:
            return "item";
        case BlockKind::cell:
            break;
    }
    return "cell";
}

/// Sentences of a block stand below each other, the later ones indented.
std::string sentences(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        out += (at == 0 ? "" : "\n\t\t") + render::inert(std::string_view(text).substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string text(const Document& document, const Structure& structure) {
    std::string out;
    for (const auto& block : structure.blocks) {
        out += std::to_string(document.pages[block.page].number) + '\t' + kind(block.kind) + '\t' +
               sentences(block.text.text) + '\n';
    }
    return out;
}

std::string runs(const Structure& structure) {
    std::vector<std::string> texts;
    for (const auto& block : structure.blocks) texts.push_back(block.text.text);
    return write_runs(runs_of(texts));
}

std::string dumped(const std::string& what, const Document& document) {
    if (what == "words") return words(document);
    const auto tokens = normalize(document);
    const auto found = structure(document, tokens);
    if (what == "text") return text(document, found);
    if (what == "runs") return runs(found);
    if (what == "outline") return render::inert_lines(print_outline(found));
    return render::inert_lines(print_tables(found));
}

}  // namespace

int dump_command(const Arguments& arguments) {
    const auto line = command_line();
    const auto values = read(line, arguments);
    if (!values) return values.error();
    const auto what = inputs(*values);
    const bool known =
        !what.empty() && (what[0] == "words" || what[0] == "text" || what[0] == "outline" || what[0] == "tables" ||
                           what[0] == "runs");
    if (!known || what.size() != 2) return complain("Usage: " + line.usage);
    const auto ocr = ocr_settings(*values);
    if (!ocr) return complain(ocr.error());
    const auto bytes = read_input(what[1]);
    if (!bytes) return complain(bytes.error(), exit_not_assessed);
    const auto document = read_document(*bytes, *ocr);
    if (!document) return complain(what[1] + ": " + document.error().message, exit_not_assessed);
    return print(dumped(what[0], *document));
}

}  // namespace celah::cli
