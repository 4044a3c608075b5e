// A round as workbooks beside its reports.
#include <algorithm>

#include "celah/render.hpp"
#include "celah/round.hpp"
#include "render/xlsx_round.hpp"
#include "round/files.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;

std::string name_of(std::size_t part, std::size_t parts) { return parts == 1 ? "lke.xlsx" : "lke-" + std::to_string(part) + ".xlsx"; }

fs::path digest_file(const fs::path& workbook) { return workbook.parent_path() / ("." + workbook.filename().string() + ".sha256"); }

/// Assessors fill in what lies there: what is not as celah wrote it gets another name. That name, or nothing.
Result<std::string> make_way(const fs::path& workbook) {
    std::error_code error;
    if (!fs::exists(workbook, error)) return std::string();
    const auto bytes = read_file(workbook);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string digest = sha256(*bytes);
    if (const auto written = read_file(digest_file(workbook)); written && *written == digest) return std::string();
    const fs::path kept = workbook.parent_path() / (workbook.stem().string() + "-" + digest.substr(0, 8) + ".xlsx");
    fs::rename(workbook, kept, error);
    if (error) return tl::unexpected(cannot_write(kept, error.value()));
    return kept.filename().string();
}

Result<void> write_workbook(const fs::path& path, const std::string& bytes, WrittenWorkbooks& out) {
    const auto kept = make_way(path);
    if (!kept) return tl::unexpected(kept.error());
    if (!kept->empty()) out.kept.push_back(*kept);
    if (auto written = write_file(path, bytes); !written) return written;
    out.written.push_back(path.filename().string());
    return write_file(digest_file(path), sha256(bytes));
}

}  // namespace

Result<WrittenWorkbooks> write_workbooks(const fs::path& directory, const std::vector<Record>& records, const RenderOptions& options) {
    constexpr auto most = render::xlsx::most_plans;
    const std::size_t parts = std::max<std::size_t>(1, (records.size() + most - 1) / most);
    WrittenWorkbooks out;
    for (std::size_t part = 1; part <= parts; ++part) {
        render::xlsx::RoundWorkbook workbook(options, part, parts);
        for (std::size_t i = (part - 1) * most; i < std::min(part * most, records.size()); ++i) {
            const auto bytes = read_file(directory / records[i].report);
            if (!bytes) return tl::unexpected(bytes.error());
            const auto report = read_report(*bytes);
            if (!report) return failure(report.error().code, (directory / records[i].report).string() + ": " + report.error().message, {(directory / records[i].report).string()});
            workbook.add(*report);
        }
        const auto bytes = workbook.take();
        if (!bytes) return tl::unexpected(bytes.error());
        if (auto written = write_workbook(directory / name_of(part, parts), *bytes, out); !written) return tl::unexpected(written.error());
    }
    return out;
}

}  // namespace celah
