// celah compare: two reports beside each other.
#include "celah/compare.hpp"

#include <algorithm>

#include "commands.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah compare OLD.json NEW.json [OPTION]...";
    line.about =
        "What changed between two reports (celah scan --format json), and whether the plan or the regulation did it.\n"
        "Exit code 0: nothing is covered less than before, 1: something is.";
    line.options.add_options()                                                                  //
        ("format,f", po::value<std::string>()->default_value("text"), "text or json")           //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of the text: id or en");
    line.most = 2;
    return line;
}

int compare(const std::string& before, const std::string& after, bool json, Language spoken) {
    if (before == "-" && after == "-") return complain("standard input can be read only once");
    const auto old_report = read_input(before);
    if (!old_report) return complain(old_report.error());
    const auto new_report = read_input(after);
    if (!new_report) return complain(new_report.error());
    const auto comparison = compare_reports(*old_report, *new_report);
    if (!comparison) return complain(comparison.error());
    const int printed = print(json ? render_json(*comparison) : render_text(*comparison, spoken));
    if (printed != exit_no_gap) return printed;
    const auto& changes = comparison->changes;
    return std::any_of(changes.begin(), changes.end(), [](const Change& one) { return one.worse; }) ? exit_gaps : exit_no_gap;
}

}  // namespace

int compare_command(const Arguments& words) {
    const auto line = command_line();
    const auto values = read(line, words);
    if (!values) return values.error();
    const auto reports = inputs(*values);
    if (reports.size() != 2) return complain("two reports are needed\nUsage: " + line.usage);
    const auto spoken = language((*values)["lang"].as<std::string>());
    if (!spoken) return complain(spoken.error());
    const auto format = (*values)["format"].as<std::string>();
    if (format != "text" && format != "json") return complain("unknown format '" + format + "'; there are text and json");
    return compare(reports[0], reports[1], format == "json", *spoken);
}

}  // namespace celah::cli
