// The stage as a whole: units -> tables, furniture -> flow -> drafts -> outline -> blocks.
#include "celah/structure.hpp"

#include <algorithm>

#include "structure/columns.hpp"
#include "structure/flow.hpp"
#include "structure/furniture.hpp"
#include "structure/grid.hpp"
#include "structure/outline.hpp"
#include "structure/paragraphs.hpp"
#include "structure/split_rows.hpp"
#include "structure/tables.hpp"

namespace celah {
namespace {

using namespace layout;

struct Drafts {
    std::vector<Draft> list;
    std::vector<Table> tables;
};

void add_text(Drafts& drafts, const Document& document, const Tokens& tokens, std::vector<const Line*>& lines) {
    for (Draft& draft : make_paragraphs(document, tokens, lines)) drafts.list.push_back(std::move(draft));
    lines.clear();
}

void add_table(Drafts& drafts, TableDraft made) {
    const int offset = static_cast<int>(drafts.list.size());
    for (Draft& cell : made.cells) {
        cell.table = static_cast<int>(drafts.tables.size());
        drafts.list.push_back(std::move(cell));
    }
    for (Row& row : made.table.rows)
        for (int& cell : row.cells)
            if (cell >= 0) cell += offset;
    drafts.tables.push_back(std::move(made.table));
}

/// Parts of tables that follow each other without text between.
void add_tables(Drafts& drafts, const Document& document, const Tokens& tokens, std::vector<const PageTable*>& parts) {
    for (std::size_t begin = 0; begin < parts.size();) {
        const std::size_t length = table_length(tokens, parts, begin);
        const auto first = parts.begin() + static_cast<std::ptrdiff_t>(begin);
        add_table(drafts, make_table(document, tokens, {first, first + static_cast<std::ptrdiff_t>(length)}));
        begin += length;
    }
    parts.clear();
}

Drafts make_drafts(const Document& document, const Tokens& tokens, const std::vector<FlowItem>& flow) {
    Drafts drafts;
    std::vector<const Line*> lines;
    std::vector<const PageTable*> parts;
    for (const FlowItem& item : flow) {
        if (item.table != nullptr) {
            if (!lines.empty()) add_text(drafts, document, tokens, lines);
            parts.push_back(item.table);
        } else {
            if (!parts.empty()) add_tables(drafts, document, tokens, parts);
            lines.push_back(&item.line);
        }
    }
    if (!lines.empty()) add_text(drafts, document, tokens, lines);
    if (!parts.empty()) add_tables(drafts, document, tokens, parts);
    return drafts;
}

void add_borderless(const Document& document, const Tokens& tokens, std::vector<PageUnits>& pages,
                    std::vector<std::vector<PageTable>>& tables, std::size_t i) {
    std::vector<PageTable> none;
    auto found = find_borderless_tables(document, tokens, pages[i], i > 0 ? tables[i - 1] : none);
    for (PageTable& table : found) tables[i].push_back(std::move(table));
}

std::vector<TokenRef> furniture_of(const std::vector<PageUnits>& pages) {
    std::vector<TokenRef> refs;
    for (const PageUnits& page : pages)
        for (const Unit& unit : page.units)
            if (unit.place == Place::furniture)
                for (std::uint32_t i = 0; i < unit.tokens; ++i) refs.push_back({unit.page, unit.token + i});
    return refs;
}

}  // namespace

Structure structure(const Document& document, const Tokens& tokens) {
    std::vector<PageUnits> pages;
    std::vector<std::vector<PageTable>> tables(document.pages.size());
    const std::size_t count = std::min(document.pages.size(), tokens.pages.size());
    for (std::uint32_t i = 0; i < count; ++i) pages.push_back(make_units(document, tokens, i));
    static const std::vector<PageTable> none;
    for (std::size_t i = 0; i < count; ++i) tables[i] = find_ruled_tables(pages[i], i > 0 ? tables[i - 1] : none);
    for (auto& list : tables)
        for (PageTable& table : list) split_tall_rows(document, table);
    for (PageUnits& page : pages) protect_headers(tokens, page);
    mark_furniture(pages);
    for (std::size_t i = 0; i < count; ++i) add_borderless(document, tokens, pages, tables, i);

    const std::vector<FlowItem> flow = make_flow(pages, tables);
    Drafts drafts = make_drafts(document, tokens, flow);
    set_levels(drafts.list);

    Structure result;
    result.blocks.reserve(drafts.list.size());
    for (const Draft& draft : drafts.list) result.blocks.push_back(finish(document, tokens, draft));
    result.tables = std::move(drafts.tables);
    result.sections = make_sections(result.blocks);
    result.furniture = furniture_of(pages);
    return result;
}

}  // namespace celah
