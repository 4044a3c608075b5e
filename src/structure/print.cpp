// Plain text forms of a structure for `celah dump` and for tests.
#include <array>
#include <string>

#include "celah/structure.hpp"

namespace celah {
namespace {

std::string one_line(const std::string& text) {
    std::string line;
    for (const char c : text) {
        if (c == '\n')
            line += " / ";
        else
            line += c;
    }
    return line;
}

std::string_view kind_name(BlockKind kind) {
    static constexpr std::array<std::string_view, 4> names = {"heading", "text", "item", "cell"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view role_name(ColumnRole role) {
    static constexpr std::array<std::string_view, 11> names = {"other",       "number",   "area", "indicator",
                                                               "action",      "evidence", "time", "responsible",
                                                               "realisation", "target",   "month"};
    return names[static_cast<std::size_t>(role)];
}

void add_page(std::string& out, std::uint32_t page) {
    out += 'p';
    out += std::to_string(page + 1);
}

void print_row(std::string& out, const Structure& structure, const Row& row) {
    out += "  ";
    add_page(out, row.page);
    if (row.band) out += " band";
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        out += " | ";
        if (row.carried[c]) {
            out += '^';
        } else if (row.cells[c] >= 0) {
            out += one_line(structure.blocks[static_cast<std::size_t>(row.cells[c])].text.text);
        }
        if (c < row.marks.size() && row.marks[c]) out += "[x]";
    }
    out += '\n';
}

void print_columns(std::string& out, const Table& table) {
    for (const Column& column : table.columns) {
        out += "  ";
        out += role_name(column.role);
        out += ": ";
        out += column.header;
        out += '\n';
    }
}

}  // namespace

std::string print_outline(const Structure& structure) {
    std::string out;
    for (const Block& block : structure.blocks) {
        if (block.kind == BlockKind::cell) continue;
        add_page(out, block.page);
        out.append(static_cast<std::size_t>(2 * block.level) + 1, ' ');
        out += kind_name(block.kind);
        if (!block.label.empty()) out.append(" [").append(block.label).append("]");
        if (block.leader) out += " (contents)";
        out += ' ';
        out += one_line(block.text.text);
        out += '\n';
    }
    return out;
}

std::string print_tables(const Structure& structure) {
    std::string out;
    for (std::size_t i = 0; i < structure.tables.size(); ++i) {
        const Table& table = structure.tables[i];
        out += "table ";
        out += std::to_string(i + 1);
        out += ", pages ";
        out += std::to_string(table.first_page + 1);
        out += '-';
        out += std::to_string(table.last_page + 1);
        out += table.ruled ? ", ruled\n" : "\n";
        print_columns(out, table);
        for (const Row& row : table.rows) print_row(out, structure, row);
    }
    return out;
}

}  // namespace celah
