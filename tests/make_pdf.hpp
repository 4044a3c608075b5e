// Makes tiny PDFs for tests, with a correct cross-reference table.
//
//     celah::test::PdfMaker pdf;
//     pdf.page("BT /F1 12 Tf 72 700 Td (Halo) Tj ET");
//     std::string bytes = pdf.str();
//
// Pages are 595 x 842 points unless said otherwise. /F1 is Helvetica, /F2 Helvetica-Bold, both in WinAnsi encoding;
// further resources and objects can be added. PDF's origin is the lower left corner: y = 842 - y of celah::Box.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace celah::test {

class PdfMaker {
  public:
    /// Adds an indirect object and returns its number, to be referred to as "N 0 R".
    int object(std::string body) {
        objects_.push_back(std::move(body));
        return first_free + static_cast<int>(objects_.size()) - 1;
    }

    /// Adds a stream object; `dict` holds the entries besides /Length.
    int stream(const std::string& data, const std::string& dict = "") {
        return object("<< " + dict + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
                      "\nendstream");
    }

    /// Adds a page. `entries` go into its dictionary, such as "/Rotate 90"; a /MediaBox or /Resources there replaces
    /// the usual one. `resources` go into its resource dictionary besides /F1 and /F2, such as "/XObject << /X1 9 0 R
    /// >>".
    PdfMaker& page(const std::string& content, const std::string& entries = "", const std::string& resources = "",
                   const std::string& fonts = "") {
        const int contents = stream(content);
        const auto unless_given = [&entries](const std::string& key, const std::string& value) {
            return entries.find(key) == std::string::npos ? key + ' ' + value + ' ' : std::string();
        };
        pages_.push_back(
            object("<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(contents) + " 0 R " +
                   unless_given("/MediaBox", "[0 0 595 842]") +
                   unless_given("/Resources", "<< /Font << /F1 3 0 R /F2 4 0 R " + fonts + " >> " + resources + " >>") +
                   entries + " >>"));
        return *this;
    }

    /// Entries for the trailer, such as "/Encrypt 9 0 R" or "/Info 9 0 R".
    PdfMaker& trailer(const std::string& entries) {
        trailer_ += ' ' + entries;
        return *this;
    }

    /// Entries for the catalog, such as "/Outlines 9 0 R".
    PdfMaker& catalog(const std::string& entries) {
        catalog_ += ' ' + entries;
        return *this;
    }

    std::string str() const {
        std::vector<std::string> bodies{"<< /Type /Catalog /Pages 2 0 R" + catalog_ + " >>", page_tree(), font("Helvetica"),
                                        font("Helvetica-Bold")};
        bodies.insert(bodies.end(), objects_.begin(), objects_.end());
        std::string pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
        std::string table = "0000000000 65535 f \n";
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            char entry[32];
            std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
            table += entry;
            pdf += std::to_string(i + 1) + " 0 obj\n" + bodies[i] + "\nendobj\n";
        }
        const std::size_t start = pdf.size();
        const std::string size = std::to_string(bodies.size() + 1);
        return pdf + "xref\n0 " + size + "\n" + table + "trailer\n<< /Size " + size + " /Root 1 0 R" + trailer_ +
               " >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
    }

  private:
    static constexpr int first_free = 5;

    static std::string font(const std::string& name) {
        return "<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>";
    }

    std::string page_tree() const {
        std::string kids;
        for (const int page : pages_) kids += std::to_string(page) + " 0 R ";
        return "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>";
    }

    std::vector<std::string> objects_;
    std::vector<int> pages_;
    std::string trailer_, catalog_;
};

/// Content stream that shows `text` (no parentheses or backslashes in it) at (x, y) from the lower left corner.
inline std::string show(double x, double y, const std::string& text, double size = 12, const std::string& font = "F1") {
    return "BT /" + font + ' ' + std::to_string(size) + " Tf " + std::to_string(x) + ' ' + std::to_string(y) + " Td (" +
           text + ") Tj ET\n";
}

}  // namespace celah::test
