// celah scan: plans -> reports.
#include "celah/scan.hpp"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>

#include "commands.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"
#include "packs.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

struct ScanArguments {
    std::vector<std::string> plans;
    std::string rules, output;
    const OutputFormat* format = nullptr;
    Language language = Language::id;
    std::optional<int> as_of = {};
};

/// "text (for people), json (one plan) or …", with or without what each is for.
std::string formats_there_are(bool with_about) {
    std::string out;
    const auto formats = output_formats();
    for (std::size_t i = 0; i < formats.size(); ++i) {
        out += i == 0 ? "" : i + 1 == formats.size() ? (with_about ? " or " : " and ") : ", ";
        out += formats[i].name;
        if (with_about) out.append(" (").append(formats[i].about).append(")");
    }
    return out;
}

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah scan PLAN.pdf... [OPTION]...";
    line.about =
        "Reports which items, evidence, actions and time targets of the regulation a plan lacks, with page and quote.\n"
        "'-' reads a plan from standard input. Exit code 0: no gap, 1: gaps, 3: a plan could not be assessed,\n"
        "or its unread pages leave open whether it has gaps.";
    static const std::string formats = formats_there_are(true);
    line.options.add_options()                                                                                 //
        ("rules,r", po::value<std::string>()->default_value(any_pack),
         "auto: by the plan's year and the regulation it cites; else a pack's id or directory")                       //
        ("as-of", po::value<int>(), "with auto: judge as a plan of this year")                                        //
        ("format,f", po::value<std::string>()->default_value("text"),
         formats.c_str())                                                                                        //
        ("output,o", po::value<std::string>()->default_value("-"), "file to write, instead of standard output")  //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of the report: id or en");
    return line;
}

/// A slip such as `--output plan.pdf plan.pdf` must not cost the user the plan.
bool overwrites_a_plan(const ScanArguments& arguments) {
    return std::any_of(arguments.plans.begin(), arguments.plans.end(), [&arguments](const std::string& plan) {
        std::error_code error;
        return std::filesystem::is_regular_file(plan, error) &&
               std::filesystem::equivalent(plan, arguments.output, error);
    });
}

Result<ScanArguments> understand(const po::variables_map& values) {
    const auto& format_name = values["format"].as<std::string>();
    const OutputFormat* format = find_format(format_name);
    if (format == nullptr) return failure("usage", "unknown format '" + format_name + "'; there are " + formats_there_are(false));
    const auto spoken = language(values["lang"].as<std::string>());
    if (!spoken) return tl::unexpected(spoken.error());
    ScanArguments out{inputs(values), values["rules"].as<std::string>(), values["output"].as<std::string>(), format,
                      *spoken};
    if (values.count("as-of") > 0) out.as_of = values["as-of"].as<int>();
    if (out.as_of && out.rules != any_pack) return failure("usage", "--as-of lets a year choose the rules; it goes with --rules auto only");
    if (out.plans.empty()) return failure("usage", "no plan to scan; name a PDF file, or '-' for standard input");
    if (std::count(out.plans.begin(), out.plans.end(), "-") > 1)
        return failure("usage", "standard input can be read only once");
    if (out.format->one_document && out.plans.size() > 1)
        return failure("usage", "--format " + format_name + " takes one plan; use --format jsonl for several");
    if (overwrites_a_plan(out)) return failure("usage", "--output '" + out.output + "' is one of the plans");
    return out;
}

/// Whatever goes wrong with one plan, memory that runs out included, costs that plan's report only.
Report scan_file(const std::string& path, Packs packs, const ScanOptions& options) {
    try {
        const auto bytes = read_input(path);
        return bytes ? scan(*bytes, path, packs, options) : not_scanned(path, bytes.error(), packs, options);
    } catch (const std::exception& error) {
        return not_scanned(path, {"internal-error", std::string("This plan could not be read to its end: ") + error.what() + "."}, packs, options);
    }
}

bool wants_color(const Output& out) {
    const char* refused = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return out.is_terminal() && (refused == nullptr || *refused == '\0') &&
           (terminal == nullptr || std::string_view(terminal) != "dumb");
}

RenderOptions text_options(const Output& out, Language language) {
    constexpr int most_readable = 120;
    RenderOptions options{language, wants_color(out)};
    if (const int columns = out.columns(); columns > 0) options.width = std::min(columns, most_readable);
    return options;
}

/// Nothing is said to be sound that nobody read: where no gap was found, but something could not be assessed, the plan could
/// not be assessed.
int exit_code(const Report& report) {
    if (report.status == DocumentStatus::error || report.document.kind == "unknown") return exit_not_assessed;
    if (has_gap(report)) return exit_gaps;
    return has_unread(report) ? exit_not_assessed : exit_no_gap;
}

int scan_all(const ScanArguments& arguments, Packs packs, Output out) {
    const auto options = text_options(out, arguments.language);
    int code = exit_no_gap;
    bool first = true;
    for (const auto& plan : arguments.plans) {
        const auto report = scan_file(plan, packs, {arguments.language, arguments.as_of});
        code = std::max(code, exit_code(report));
        const auto written = out.write(arguments.format->render(report, options, first));
        if (!written) return complain(written.error());
        first = false;
    }
    const auto finished = out.finish();
    return finished ? code : complain(finished.error());
}

}  // namespace

int scan_command(const Arguments& words) {
    const auto values = read(command_line(), words);
    if (!values) return values.error();
    const auto arguments = understand(*values);
    if (!arguments) return complain(arguments.error());
    const auto packs = load_packs(arguments->rules);
    if (!packs) return complain(packs.error());
    auto out = Output::open(arguments->output);  // before the work: a wrong path should not cost an hour of scanning
    if (!out) return complain(out.error());
    return scan_all(*arguments, *packs, *std::move(out));
}

}  // namespace celah::cli
