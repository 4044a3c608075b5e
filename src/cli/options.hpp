// Arguments -> values, by Boost.Program_options.
#pragma once

#include <boost/program_options.hpp>
#include <string>
#include <tl/expected.hpp>

#include "celah/recognize.hpp"
#include "celah/render.hpp"
#include "celah/round.hpp"
#include "commands.hpp"

namespace celah::cli {

struct CommandLine {
    std::string usage;  ///< "celah scan PLAN.pdf... [OPTION]..."
    std::string about;  ///< shown by --help below the usage
    boost::program_options::options_description options{"Options"};
    int most = -1;  ///< positional arguments; -1: any number
};

/// The values of `arguments`; the positional ones are at "input". When there is nothing left to do (help was asked
/// for, or the arguments are wrong and the user was told), the exit code instead.
tl::expected<boost::program_options::variables_map, int> read(const CommandLine& line, const Arguments& arguments);

/// The positional arguments; empty when there are none.
std::vector<std::string> inputs(const boost::program_options::variables_map& values);

Result<Language> language(const std::string& name);

/// That of --lang, to say what is wrong with the other arguments.
Language spoken_in(const boost::program_options::variables_map& values);

/// --include and --exclude: which files of directories are inputs.
void add_pattern_options(CommandLine& line);
InputPatterns input_patterns(const boost::program_options::variables_map& values);

/// --ocr and --ocr-language, for every command that reads a plan.
void add_ocr_options(CommandLine& line);
Result<OcrSettings> ocr_settings(const boost::program_options::variables_map& values);

}  // namespace celah::cli
