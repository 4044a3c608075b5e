// celah apply: what assessors wrote into the workbook -> the reports of a round.
#include "celah/corrections.hpp"
#include "celah/round.hpp"
#include "beside.hpp"
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
        "reports of a round's directory, and into the pages and workbooks that stand beside them. They are kept in\n"
        "DIR/corrections.json, and every later scan into DIR applies them again.\n"
        "When a cell is wrong, it is named and nothing is taken over. Exit code 0: done, 2: a workbook or the directory is wrong.";
    line.options.add_options()                                                              //
        ("output-dir,o", po::value<std::string>(), "the round's directory")                 //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of messages: id or en");
    return line;
}

struct Applied {
    std::size_t given = 0;
    RoundCorrections result;
};

/// Reads all workbooks before anything is written, and writes while no other run does.
Result<Applied> apply(const std::vector<std::string>& workbooks, const std::filesystem::path& directory, Language language) {
    if (const auto round = read_round(directory); !round) return tl::unexpected(round.error());
    std::vector<Correction> given;
    for (const std::string& workbook : workbooks) {
        const auto read = read_corrections_file(workbook, language);
        if (!read) return tl::unexpected(read.error());
        given.insert(given.end(), read->begin(), read->end());
    }
    const auto lock = RoundLock::take(directory);
    if (!lock) return tl::unexpected(lock.error());
    auto result = apply_to_round(directory, given, language);
    if (!result) return tl::unexpected(result.error());
    const auto records = read_round(directory);
    if (!records) return tl::unexpected(records.error());
    if (auto written = write_beside(found_beside(directory), directory, *records, language); !written) return tl::unexpected(written.error());
    return Applied{given.size(), *std::move(result)};
}

int tell(const Applied& applied, Language language) {
    const RoundCorrections& result = applied.result;
    tell_strangers(result, language);
    const auto text = render::fill(taken.in(language), {std::to_string(applied.given), std::to_string(result.hold), std::to_string(result.stale), std::to_string(result.reports)});
    return print(text + "\n");
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
    const auto applied = apply(workbooks, (*values)["output-dir"].as<std::string>(), *spoken);
    return applied ? tell(*applied, *spoken) : complain(applied.error(), *spoken);
}

}  // namespace celah::cli
