// DIR/html/NAME-HASH.html a document, DIR/index.html over all of them.
#include <fstream>
#include <iterator>

#include "celah/round.hpp"
#include "render/html_index.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;

Result<Report> report_of(const fs::path& directory, const Record& record) {
    std::ifstream file(directory / record.report, std::ios::binary);
    if (!file) return failure("unreadable", (directory / record.report).string() + ": cannot be read", {(directory / record.report).string(), ""});
    auto report = read_report(std::string(std::istreambuf_iterator<char>(file), {}));
    const std::string name = (directory / record.report).string();
    if (!report) return failure(report.error().code, name + ": " + report.error().message, {name});
    return report;
}

std::string page_of(const Record& record) { return "html/" + fs::path(record.report).stem().string() + ".html"; }

}  // namespace

Result<void> write_round_pages(const fs::path& directory, Language language) {
    const auto records = read_round(directory);
    if (!records) return tl::unexpected(records.error());
    std::error_code error;
    fs::create_directories(directory / "html", error);
    if (error) return failure("unwritable", (directory / "html").string() + ": cannot be made: " + error.message(), {(directory / "html").string(), error.message()});
    RenderOptions options{language};
    options.index = "../index.html";
    render::HtmlIndex index(language);
    for (const Record& record : *records) {
        const auto report = report_of(directory, record);
        if (!report) return tl::unexpected(report.error());
        index.add(*report, page_of(record));
        const auto written = write_file(directory / page_of(record), render_html(*report, options));
        if (!written) return written;
    }
    return write_file(directory / "index.html", index.render(summarize_round(*records, directory)));
}

}  // namespace celah
