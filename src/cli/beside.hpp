// What stands beside a round's reports for people: pages for the browser, workbooks.
#pragma once

#include <filesystem>
#include <vector>

#include "celah/round.hpp"

namespace celah::cli {

struct Beside {
    bool html = false, xlsx = false;
};

/// What an earlier run put into the directory.
Beside found_beside(const std::filesystem::path& directory);

/// Writes it from the reports as they are now, and tells of workbooks that somebody had filled in. Errors: as write_round_pages()
/// and write_workbooks().
Result<void> write_beside(const Beside& wanted, const std::filesystem::path& directory, const std::vector<Record>& records, Language language);

}  // namespace celah::cli
