#include "commands.hpp"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <string_view>

#include "../render/columns.hpp"
#include "error_texts.hpp"
#include "output.hpp"

namespace celah::cli {
namespace {

struct Command {
    std::string_view name;
    int (*run)(const Arguments&);
};

constexpr Command commands[] = {
    {"scan", scan_command},
    {"merge", merge_command},
    {"similar", similar_command},
    {"apply", apply_command},
    {"explain", explain_command},
    {"annotate", annotate_command},
    {"compare", compare_command},
    {"rules", rules_command},
    {"try", try_command},
    {"dump", dump_command},
};

constexpr std::string_view help =
    R"(celah finds the gaps in a Zona Integritas work plan (PDF): what the regulation asks for and the plan lacks.

Usage: celah COMMAND [OPTION]...

  scan     report the gaps of one or more plans
  explain  show why one item of a plan was judged as it was
  annotate mark in a plan what was found in it
  compare  show what changed between two reports, and why
  merge    join a round that was scanned in parts
  similar  show which plans of a round were copied from each other
  apply    take over what assessors corrected in the workbook
  rules    list, show, check or test the rules
  try      show which items a sentence satisfies
  dump     show what celah reads in a PDF

'celah COMMAND --help' tells more. 'celah --version' tells the version.

Exit codes: 0 no gap; 1 gaps found; 2 wrong usage, no rules, or the output could not be written;
            3 some document could not be assessed, or its unread pages leave open whether it has gaps;
            130 interrupted
)";

}  // namespace

int complain(const std::string& message, int code) {
    std::cerr << "celah: " << render::inert_lines(message) << '\n';   // it may name a file, as strangers called it
    return code;
}

int complain(const Error& error, Language language, int code) { return complain(error_text(error, language), code); }

int complain(const Error& error, int code) {
    return complain(error.message, code);
}

int run(const Arguments& arguments) {
    if (arguments.empty()) {
        std::cerr << help;
        return exit_usage;
    }
    const auto& name = arguments.front();
    if (name == "--help" || name == "-h") return print(help);
    if (name == "--version") return print("celah " CELAH_VERSION "\n");
    const auto command =
        std::find_if(std::begin(commands), std::end(commands), [&name](const Command& c) { return c.name == name; });
    if (command == std::end(commands)) return complain("unknown command '" + name + "'; 'celah --help' lists the commands");
    return command->run({arguments.begin() + 1, arguments.end()});
}

}  // namespace celah::cli
