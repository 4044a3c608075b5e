// What the user wants scanned, how, and where the results go.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "celah/corrections.hpp"
#include "celah/round.hpp"
#include "commands.hpp"
#include "options.hpp"

namespace celah::cli {

struct ScanArguments {
    Inputs inputs;
    std::string rules;
    std::string output;                         ///< "-": standard output
    std::string directory;                      ///< of a round; empty: reports go to `output`
    std::string annotated;                      ///< the PDF that shows the one plan marked; empty: none
    bool retry_failed = false;
    bool html = false;                          ///< pages for the browser in `directory`
    bool xlsx = false;                          ///< with a directory: the workbooks too
    std::vector<Correction> corrections;        ///< given on the command line
    const OutputFormat* format = nullptr;
    RoundSettings settings;                     ///< without the packs
};

CommandLine scan_command_line();

/// Error: "usage".
Result<ScanArguments> understand_scan(const boost::program_options::variables_map& values);

/// Of what changes a report: these arguments, the program, and the rules as they are on the disk.
std::string fingerprint(const ScanArguments& arguments, const std::string& rules);

}  // namespace celah::cli
