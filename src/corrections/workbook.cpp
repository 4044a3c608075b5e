#include "corrections/workbook.hpp"

#include <zip.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <pugixml.hpp>

#include "corrections/messages.hpp"

namespace celah::workbook {
namespace {

namespace text = corrections_text;

/// Thrown inside this file only.
struct Bad {
    render::Text text;
    std::string first = {}, second = {};   ///< what the text names
};

/// Some programs write a prefix before every name.
std::string_view local(const char* name) {
    const std::string_view whole = name;
    const auto colon = whole.rfind(':');
    return colon == whole.npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
    for (const pugi::xml_node one : parent.children())
        if (local(one.name()) == name) return one;
    return {};
}

template <class Function>
void each_child(const pugi::xml_node& parent, std::string_view name, Function use) {
    for (const pugi::xml_node one : parent.children())
        if (local(one.name()) == name) use(one);
}

const char* attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute one : node.attributes())
        if (local(one.name()) == name) return one.value();
    return "";
}

class Package {
  public:
    Package(std::string_view bytes, const WorkbookLimits& limits) : limits_(limits) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        zip_ = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
        if (zip_ == nullptr && source != nullptr) zip_source_free(source);
        zip_error_fini(&error);
        if (zip_ == nullptr) throw Bad{text::no_xlsx};
    }
    ~Package() { zip_discard(zip_); }
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;

    bool has(const std::string& name) const { return zip_name_locate(zip_, name.c_str(), 0) >= 0; }

    /// Never more than the limits, whatever the package says about itself.
    void read(const std::string& name, pugi::xml_document& out) {
        const auto index = zip_name_locate(zip_, name.c_str(), 0);
        if (index < 0) throw Bad{text::part_missing, name};
        const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(zip_, static_cast<zip_uint64_t>(index), 0), zip_fclose);
        if (!file) throw Bad{text::part_locked, name};
        std::string bytes;
        char buffer[1 << 16];
        for (;;) {
            const auto count = zip_fread(file.get(), buffer, sizeof buffer);
            if (count < 0) throw Bad{text::part_damaged, name};
            if (count == 0) break;
            bytes.append(buffer, static_cast<std::size_t>(count));
            read_ += static_cast<std::uint64_t>(count);
            if (bytes.size() > limits_.part || read_ > limits_.all) throw Bad{text::part_too_large, name};
        }
        const auto parsed = out.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
        if (!parsed) throw Bad{text::part_malformed, name, parsed.description()};
    }

  private:
    const WorkbookLimits& limits_;
    zip_t* zip_ = nullptr;
    std::uint64_t read_ = 0;
};

/// "_x000D_" stands for a character that XML does not take.
std::string unescaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        unsigned code = 0;
        const bool shaped = text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_';
        if (shaped && std::from_chars(text.data() + 2, text.data() + 6, code, 16).ptr == text.data() + 6 && code < 0x80) {
            out += static_cast<char>(code);
            text.remove_prefix(7);
        } else {
            out += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

/// <si> or <is>: one text, or runs of several looks. Readings of Japanese (rPh) are not part of it.
std::string string_of(const pugi::xml_node& node) {
    std::string out;
    for (const pugi::xml_node one : node.children()) {
        if (local(one.name()) == "t") out += one.text().get();
        if (local(one.name()) == "r") out += child(one, "t").text().get();
    }
    return unescaped(out);
}

std::vector<std::string> shared_strings(Package& package, const std::string& part) {
    std::vector<std::string> out;
    if (part.empty()) return out;
    pugi::xml_document xml;
    package.read(part, xml);
    each_child(child(xml, "sst"), "si", [&out](const pugi::xml_node& one) { out.push_back(string_of(one)); });
    return out;
}

/// "S14" -> row 13, column 18.
bool read_reference(std::string_view text, std::uint32_t& row, std::uint32_t& column) {
    std::uint32_t letters = 0;
    std::size_t at = 0;
    for (; at < text.size() && at < 3 && text[at] >= 'A' && text[at] <= 'Z'; ++at) letters = letters * 26 + static_cast<std::uint32_t>(text[at] - 'A' + 1);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (at == 0 || error != std::errc() || end != text.data() + text.size() || number == 0 || number > 1'048'576) return false;
    row = number - 1, column = letters - 1;
    return true;
}

double number_of(const std::string& text, const std::string& where) {
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(out)) throw Bad{text::no_number, where};
    return out;
}

void read_cell(const pugi::xml_node& node, Cell cell, const std::vector<std::string>& strings, Sheet& sheet) {
    const std::string_view type = attribute(node, "t");
    cell.text = child(node, "v").text().get();
    if (type == "s") {
        const double index = number_of(cell.text, address(sheet, cell.row, cell.column));
        if (!(index >= 0 && index < static_cast<double>(strings.size()))) throw Bad{text::no_text, address(sheet, cell.row, cell.column)};
        cell.text = strings[static_cast<std::size_t>(index)];
    } else if (type == "inlineStr") {
        cell.text = string_of(child(node, "is"));
    } else if (type == "str" || type == "d") {
        cell.text = unescaped(cell.text);
    } else if (type == "e") {
        cell.kind = Cell::Kind::error;
    } else if (type == "b") {
        cell.kind = Cell::Kind::truth;
    } else if (!cell.text.empty()) {
        cell.kind = Cell::Kind::number;
        cell.number = number_of(cell.text, address(sheet, cell.row, cell.column));
    }
    if (!cell.text.empty()) sheet.cells.push_back(std::move(cell));
}

/// Rows and cells without a reference follow the one before.
Sheet read_sheet(Package& package, const std::string& name, const std::string& part, const std::vector<std::string>& strings) {
    Sheet out{name, {}};
    pugi::xml_document xml;
    package.read(part, xml);
    std::uint32_t row = 0;
    each_child(child(child(xml, "worksheet"), "sheetData"), "row", [&](const pugi::xml_node& line) {
        std::uint32_t column = 0, told = 0;
        const std::string_view line_number = attribute(line, "r");
        if (std::from_chars(line_number.data(), line_number.data() + line_number.size(), told).ec == std::errc() && told > 0) row = told - 1;
        each_child(line, "c", [&](const pugi::xml_node& node) {
            Cell cell;
            cell.row = row, cell.column = column;
            const std::string_view reference = attribute(node, "r");
            if (!reference.empty() && !read_reference(reference, cell.row, cell.column)) throw Bad{text::odd_cell, name, std::string(reference)};
            row = cell.row, column = cell.column + 1;
            read_cell(node, cell, strings, out);
        });
        ++row;
    });
    std::stable_sort(out.cells.begin(), out.cells.end(), [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
    return out;
}

struct Relation {
    std::string type, target;
};

/// By id. Targets are paths from the package's root or from the folder of the workbook.
std::map<std::string, Relation> relations(Package& package, const std::string& part, const std::string& folder) {
    pugi::xml_document xml;
    package.read(part, xml);
    std::map<std::string, Relation> out;
    each_child(child(xml, "Relationships"), "Relationship", [&](const pugi::xml_node& one) {
        std::string target = attribute(one, "Target");
        target = target.starts_with("/") ? target.substr(1) : folder + target;
        std::string type = attribute(one, "Type");
        out[attribute(one, "Id")] = {type.substr(type.rfind('/') + 1), target};
    });
    return out;
}

std::string target_of(const std::map<std::string, Relation>& all, std::string_view type) {
    for (const auto& [id, one] : all)
        if (one.type == type) return one.target;
    return {};
}

std::string relations_of(const std::string& part) {
    const auto slash = part.rfind('/');
    const auto folder = slash == part.npos ? "" : part.substr(0, slash + 1);
    return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

Workbook read_package(std::string_view bytes, const WorkbookLimits& limits) {
    if (bytes.size() > limits.packed) throw Bad{text::too_large};
    Package package(bytes, limits);
    if (!package.has("_rels/.rels")) throw Bad{text::only_zip};
    const std::string main = target_of(relations(package, "_rels/.rels", ""), "officeDocument");
    if (main.empty()) throw Bad{text::only_zip};
    const auto parts = relations(package, relations_of(main), main.substr(0, main.rfind('/') + 1));
    pugi::xml_document xml;
    package.read(main, xml);
    const pugi::xml_node root = child(xml, "workbook");
    if (!root) throw Bad{text::no_workbook};
    Workbook out;
    const std::string_view epoch = attribute(child(root, "workbookPr"), "date1904");
    out.from_1904 = epoch == "1" || epoch == "true";
    const auto strings = shared_strings(package, target_of(parts, "sharedStrings"));
    each_child(child(root, "sheets"), "sheet", [&](const pugi::xml_node& one) {
        if (static_cast<int>(out.sheets.size()) == limits.sheets) throw Bad{text::too_many_sheets};
        std::string id;
        for (const pugi::xml_attribute entry : one.attributes())
            if (local(entry.name()) == "id" && std::string_view(entry.name()) != "id") id = entry.value();
        const auto part = parts.find(id);
        if (part == parts.end()) throw Bad{text::sheet_missing, attribute(one, "name")};
        if (part->second.type == "worksheet") out.sheets.push_back(read_sheet(package, attribute(one, "name"), part->second.target, strings));
    });
    return out;
}

}  // namespace

std::string address(const Sheet& sheet, std::uint32_t row, std::uint32_t column) {
    std::string letters;
    for (std::uint32_t left = column + 1; left > 0; left = (left - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return sheet.name + "!" + letters + std::to_string(row + 1);
}

Result<Workbook> read(std::string_view bytes, Language language, const WorkbookLimits& limits) {
    try {
        return read_package(bytes, limits);
    } catch (const Bad& bad) {
        return failure("bad-workbook", render::fill(text::unreadable.in(language), {render::fill(bad.text.in(language), {bad.first, bad.second})}));
    }
}

}  // namespace celah::workbook
