// Plain text forms of a structure for `celah dump` and for tests.
#include <array>
#include <string>

#include "celah/structure.hpp"

namespace celah {
namespace {

std::string one_line(std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') text.replace(i, 1, " / "), i += 2;
    return text;
}

std::string_view kind_name(BlockKind kind) {
    static constexpr std::array<std::string_view, 4> names = {"heading", "text", "item", "cell"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view role_name(ColumnRole role) {
    static constexpr std::array<std::string_view, 11> names = {"other", "number", "area",        "indicator", "action", "evidence",
                                                               "time",  "responsible", "realisation", "target",    "month"};
    return names[static_cast<std::size_t>(role)];
}

void print_row(std::string& out, const Structure& structure, const Row& row) {
    out += "  p" + std::to_string(row.page + 1) + (row.band ? " band" : "");
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        out += " | ";
        if (row.carried[c]) out += "^";
        else if (row.cells[c] >= 0) out += one_line(structure.blocks[static_cast<std::size_t>(row.cells[c])].text.text);
        if (c < row.marks.size() && row.marks[c]) out += "[x]";
    }
    out += "\n";
}

}  // namespace

std::string print_outline(const Structure& structure) {
    std::string out;
    for (const Block& block : structure.blocks) {
        if (block.kind == BlockKind::cell) continue;
        out += "p" + std::to_string(block.page + 1) + " " + std::string(static_cast<std::size_t>(2 * block.level), ' ');
        out += kind_name(block.kind);
        if (!block.label.empty()) out += " [" + block.label + "]";
        if (block.leader) out += " (contents)";
        out += " " + one_line(block.text.text) + "\n";
    }
    return out;
}

std::string print_tables(const Structure& structure) {
    std::string out;
    for (std::size_t i = 0; i < structure.tables.size(); ++i) {
        const Table& table = structure.tables[i];
        out += "table " + std::to_string(i + 1) + ", pages " + std::to_string(table.first_page + 1) + "-" +
               std::to_string(table.last_page + 1) + (table.ruled ? ", ruled\n" : "\n");
        for (const Column& column : table.columns)
            out += "  " + std::string(role_name(column.role)) + ": " + column.header + "\n";
        for (const Row& row : table.rows) print_row(out, structure, row);
    }
    return out;
}

}  // namespace celah
