// What an assessor does to a workbook, done to its XML: cells filled in, parts replaced.
#pragma once

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <sstream>
#include <stdexcept>
#include <string>

#include "corrections/workbook.hpp"

namespace celah::test {

/// The package with these parts replaced or added.
inline std::string with_parts(const std::string& package, const std::map<std::string, std::string>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    // libzip grows a buffer of its own only.
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!package.empty()) {
        zip_source_begin_write(source);
        zip_source_write(source, package.data(), package.size());
        zip_source_commit_write(source);
    }
    zip_source_keep(source);
    zip_t* zip = zip_open_from_source(source, package.empty() ? ZIP_TRUNCATE : 0, &error);
    if (zip == nullptr) throw std::runtime_error(zip_error_strerror(&error));
    for (const auto& [name, bytes] : parts)
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), ZIP_FL_OVERWRITE);
    if (zip_close(zip) != 0) throw std::runtime_error("the package cannot be written");
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, out.data(), out.size());
    zip_source_close(source);
    zip_source_free(source);
    return out;
}

inline std::string part(const std::string& package, const std::string& name) {
    zip_error_t error;
    zip_error_init(&error);
    zip_t* zip = zip_open_from_source(zip_source_buffer_create(package.data(), package.size(), 0, &error), ZIP_RDONLY, &error);
    zip_stat_t info;
    if (zip == nullptr || zip_stat(zip, name.c_str(), 0, &info) != 0) throw std::runtime_error("no part " + name);
    std::string out(info.size, '\0');
    zip_file_t* file = zip_fopen(zip, name.c_str(), 0);
    zip_fread(file, out.data(), out.size());
    zip_fclose(file);
    zip_discard(zip);
    return out;
}

/// A workbook of celah's with sheet 1 (the LKE) at hand.
class WorkbookEditor {
  public:
    explicit WorkbookEditor(std::string bytes, std::size_t sheet = 0) : bytes_(std::move(bytes)), number_(sheet) {
        const auto book = workbook::read(bytes_);
        if (!book) throw std::runtime_error(book.error().message);
        sheet_ = book->sheets.at(sheet);
        xml_->load_string(part(bytes_, name()).c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    }

    const workbook::Sheet& sheet() const { return sheet_; }

    std::uint32_t column(const std::string& title) const {
        for (const auto& cell : sheet_.cells)
            if (cell.text == title) return cell.column;
        throw std::runtime_error("no column " + title);
    }

    /// The row whose hidden key is this item.
    std::uint32_t row(const std::string& item) const {
        const auto keys = column("celah:item");
        for (const auto& cell : sheet_.cells)
            if (cell.column == keys && cell.text == item) return cell.row;
        throw std::runtime_error("no row " + item);
    }

    std::string text(std::uint32_t row, std::uint32_t column) const {
        for (const auto& cell : sheet_.cells)
            if (cell.row == row && cell.column == column) return cell.text;
        return {};
    }

    std::string address(const std::string& item, const std::string& title) const { return workbook::address(sheet_, row(item), column(title)); }

    /// As text in the cell; an empty one empties it.
    WorkbookEditor& set(const std::string& item, const std::string& title, const std::string& text) {
        pugi::xml_node cell = at(row(item), column(title));
        while (cell.first_child()) cell.remove_child(cell.first_child());
        cell.remove_attribute("t");
        if (text.empty()) return *this;
        cell.append_attribute("t") = "inlineStr";
        cell.append_child("is").append_child("t").text().set(text.c_str());
        return *this;
    }

    WorkbookEditor& set(const std::string& item, const std::string& title, double number) {
        pugi::xml_node cell = at(row(item), column(title));
        while (cell.first_child()) cell.remove_child(cell.first_child());
        cell.remove_attribute("t");
        cell.append_child("v").text().set(number);
        return *this;
    }

    WorkbookEditor& correct(const std::string& item, const std::string& to, const std::string& reason = "Tertulis pada lampiran", const std::string& by = "Penilai Satu",
                            const std::string& date = "2025-06-30") {
        return set(item, "Koreksi", to).set(item, "Alasan koreksi", reason).set(item, "Nama", by).set(item, "Tanggal", date);
    }

    std::string save() const {
        std::ostringstream out;
        xml_->save(out, "", pugi::format_raw);
        return with_parts(bytes_, {{name(), out.str()}});
    }

  private:
    std::string name() const { return "xl/worksheets/sheet" + std::to_string(number_ + 1) + ".xml"; }

    pugi::xml_node at(std::uint32_t row, std::uint32_t column) {
        const std::string address = workbook::address(sheet_, row, column).substr(sheet_.name.size() + 1);
        for (pugi::xml_node line : xml_->child("worksheet").child("sheetData").children("row")) {
            if (line.attribute("r").as_uint() != row + 1) continue;
            for (pugi::xml_node cell : line.children("c"))
                if (address == cell.attribute("r").value()) return cell;
        }
        throw std::runtime_error("no cell " + address);
    }

    std::string bytes_;
    std::size_t number_;
    workbook::Sheet sheet_;
    std::shared_ptr<pugi::xml_document> xml_ = std::make_shared<pugi::xml_document>();
};

}  // namespace celah::test
