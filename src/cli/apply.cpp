// celah apply: what assessors wrote into the workbook -> the reports of a round.
#include "celah/corrections.hpp"
#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"
#include "render/messages.hpp"
#include "tell_corrections.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

constexpr render::Text taken{"{} koreksi diterima; {} putusan dikoreksi, {} koreksi tidak berlaku lagi; {} laporan berubah.",
                             "{} corrections accepted; {} verdicts corrected, {} corrections no longer hold; {} reports changed."};

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah apply CORRECTIONS.xlsx... -o DIR [OPTION]...";
    line.about =
        "Takes over the corrections that assessors wrote into workbooks (celah scan --format xlsx, or DIR/lke.xlsx) into the\n"
        "reports of a round's directory. They are kept in DIR/corrections.json, and every later scan into DIR applies them again.\n"
        "When a cell is wrong, it is named and nothing is taken over. Exit code 0: done, 2: a workbook or the directory is wrong.";
    line.options.add_options()                                                              //
        ("output-dir,o", po::value<std::string>(), "the round's directory")                 //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of messages in the reports: id or en");
    return line;
}

int tell(std::size_t accepted, const RoundCorrections& result, Language language) {
    tell_strangers(result, language);
    return print(render::fill(taken.in(language), {std::to_string(accepted), std::to_string(result.hold), std::to_string(result.stale), std::to_string(result.reports)}) + "\n");
}

}  // namespace

int apply_command(const Arguments& words) {
    const auto line = command_line();
    const auto values = read(line, words);
    if (!values) return values.error();
    const auto spoken = language((*values)["lang"].as<std::string>());
    if (!spoken) return complain(spoken.error());
    const auto workbooks = inputs(*values);
    if (workbooks.empty() || values->count("output-dir") == 0) return complain("a workbook and the round's directory are needed\nUsage: " + line.usage);
    std::vector<Correction> given;
    for (const std::string& workbook : workbooks) {
        const auto read = read_corrections_file(workbook);
        if (!read) return complain(read.error());
        given.insert(given.end(), read->begin(), read->end());
    }
    const auto result = apply_to_round((*values)["output-dir"].as<std::string>(), given, *spoken);
    return result ? tell(given.size(), *result, *spoken) : complain(result.error());
}

}  // namespace celah::cli
