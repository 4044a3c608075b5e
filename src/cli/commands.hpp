// The commands of the program. Each understands its own arguments, does its work and returns an exit code.
#pragma once

#include <string>
#include <vector>

#include "celah/language.hpp"
#include "celah/result.hpp"

namespace celah::cli {

enum ExitCode {
    exit_no_gap = 0,
    exit_gaps = 1,
    exit_usage = 2,         ///< wrong usage, no input, no rules, or the report could not be written
    exit_not_assessed = 3,  ///< some document could not be assessed, or nothing but its unread pages is open; wins over exit_gaps
};

using Arguments = std::vector<std::string>;

/// Runs the command that the first argument names.
int run(const Arguments& arguments);

int scan_command(const Arguments& arguments);
int rules_command(const Arguments& arguments);
int dump_command(const Arguments& arguments);
int explain_command(const Arguments& arguments);
int annotate_command(const Arguments& arguments);
int compare_command(const Arguments& arguments);
int apply_command(const Arguments& arguments);
int try_command(const Arguments& arguments);
int similar_command(const Arguments& arguments);
int merge_command(const Arguments& arguments);

/// Tells the user on standard error; returns `code`.
int complain(const std::string& message, int code = exit_usage);
int complain(const Error& error, Language language, int code = exit_usage);
int complain(const Error& error, int code = exit_usage);   ///< in English

}  // namespace celah::cli
