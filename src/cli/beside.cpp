#include "beside.hpp"

#include "scan_output.hpp"
#include "tell_corrections.hpp"

namespace celah::cli {
namespace fs = std::filesystem;

Beside found_beside(const fs::path& directory) {
    std::error_code ignored;
    const auto has = [&](const char* name) { return fs::exists(directory / name, ignored); };
    return {has("index.html"), has("lke.xlsx") || has("lke-1.xlsx")};
}

Result<void> write_beside(const Beside& wanted, const fs::path& directory, const std::vector<Record>& records, Language language) {
    if (wanted.xlsx) {
        const auto workbooks = write_workbooks(directory, records, {.language = language, .date = today()});
        if (!workbooks) return tl::unexpected(workbooks.error());
        tell_kept(*workbooks, language);
    }
    return wanted.html ? write_round_pages(directory, language) : Result<void>();
}

}  // namespace celah::cli
