#include "scan_arguments.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "celah/shard.hpp"
#include "rules/digest.hpp"
#include "annotate.hpp"
#include "input.hpp"
#include "packs.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

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

int cores() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

std::chrono::milliseconds seconds(double value) { return std::chrono::milliseconds(static_cast<std::int64_t>(value * 1000)); }

void add_input_options(CommandLine& line) {
    add_pattern_options(line);
    line.options.add_options()                                                                                        //
        ("files-from", po::value<std::string>(), "file with further inputs, one a line; '-': standard input")         //
        ("null,0", po::bool_switch(), "with --files-from: each is ended by a zero byte")                              //
        ("shard", po::value<std::string>(), "I/N: only the I-th of N parts of the inputs, about equally costly; auto: as the Slurm job "
                                            "array or the Kubernetes Indexed Job says that this is part of");
}

void add_run_options(CommandLine& line) {
    static const std::string all_cores = std::to_string(cores());
    line.options.add_options()                                                                                        //
        ("jobs,j", po::value<int>()->default_value(cores(), "all cores"), "documents or scanned pages read at once")  //
        ("time-limit", po::value<double>()->default_value(30, "30"), "seconds for a document, OCR left aside")        //
        ("page-time-limit", po::value<double>()->default_value(90, "90"), "seconds for OCR of a page")                //
        ("ocr-limit", po::value<double>()->default_value(1800, "1800"), "seconds for OCR of all pages of a document")  //
        ("memory-limit", po::value<int>()->default_value(1024), "MiB for a document or a scanned page");
}

void add_output_options(CommandLine& line) {
    static const std::string formats = formats_there_are(true);
    line.options.add_options()                                                                                        //
        ("format,f", po::value<std::string>()->default_value("text"), formats.c_str())                                //
        ("output", po::value<std::string>()->default_value("-"), "file to write, instead of standard output")         //
        ("output-dir,o", po::value<std::string>(),
         "directory for a round: a JSON report an input, results.jsonl, summary.json; the same command again continues "
         "an interrupted run and reads only what changed")                                                            //
        ("html", po::bool_switch(), "with -o: pages for the browser as well; DIR/index.html leads to all")            //
        ("annotate", po::value<std::string>()->default_value("", ""),
         "PDF to write besides: the one plan with highlights, bookmarks and its gaps in front")                       //
        ("xlsx", po::bool_switch(), "with -o: DIR/lke.xlsx too, the LKE of each plan and a recapitulation")           //
        ("corrections", po::value<std::vector<std::string>>(),
         "workbook in which assessors corrected verdicts, or DIR/corrections.json of another round")                  //
        ("retry-failed", po::bool_switch(), "with -o: read again what crashed or reached a limit")                    //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of the report: id or en");
}

Result<std::vector<std::string>> named(const po::variables_map& values) {
    auto out = inputs(values);
    const bool zero_ended = values["null"].as<bool>();
    if (values.count("files-from") == 0) {
        if (zero_ended) return failure("usage", "-0 goes with --files-from");
        return out;
    }
    const auto& list = values["files-from"].as<std::string>();
    const auto listed = read_list(list, zero_ended);
    if (!listed) return tl::unexpected(listed.error());
    const bool list_is_stdin = list == "-";
    out.insert(out.end(), listed->begin(), listed->end());
    if (list_is_stdin && std::count(out.begin(), out.end(), "-") > 0) return failure("usage", "standard input can be read only once");
    return out;
}

/// Results of a round are sorted by path, and a path that was given twice is one input.
void sort_for_round(std::vector<Input>& inputs) {
    std::stable_sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return shown_path(a.path) < shown_path(b.path); });
    inputs.erase(std::unique(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.path == b.path; }), inputs.end());
}

std::optional<std::string> variable(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

/// After all else was checked: a part may be empty where the whole is not.
Result<void> keep_shard(ScanArguments& arguments, const po::variables_map& values) {
    if (values.count("shard") == 0) return {};
    if (arguments.directory.empty()) return failure("usage", "--shard goes with -o DIR: 'celah merge' joins directories");
    const auto shard = read_shard(values["shard"].as<std::string>(), variable);
    if (!shard) return tl::unexpected(shard.error());
    arguments.inputs.inputs = deal(arguments.inputs.inputs, *shard);
    return {};
}

Result<void> set_limits(RoundSettings& settings, const po::variables_map& values) {
    settings.jobs = values["jobs"].as<int>();
    const double document = values["time-limit"].as<double>(), page = values["page-time-limit"].as<double>(), ocr = values["ocr-limit"].as<double>();
    const int memory = values["memory-limit"].as<int>();
    constexpr double most_seconds = 86'400;
    const auto sensible = [](double time) { return time >= 0.1 && time <= most_seconds; };
    if (settings.jobs < 1 || settings.jobs > 1024) return failure("usage", "--jobs takes a number from 1 to 1024");
    if (!sensible(document) || !sensible(page) || !sensible(ocr)) return failure("usage", "--time-limit, --page-time-limit and --ocr-limit take seconds, from 0.1 to 86400");
    if (memory < 128) return failure("usage", "--memory-limit takes MiB, at least 128");
    settings.document.wall = seconds(document);
    // Apart from each other: an endless loop shall end by the same limit each time.
    settings.document.silence = seconds(document * 5 / 6);
    settings.document.cpu = std::chrono::ceil<std::chrono::seconds>(seconds(document * 2 / 3));
    settings.ocr_wall = seconds(ocr);
    settings.page.wall = settings.page.silence = seconds(page);
    settings.page.cpu = std::chrono::ceil<std::chrono::seconds>(seconds(page * 2 / 3));
    settings.document.memory = settings.page.memory = static_cast<std::uint64_t>(memory) << 20;
    return {};
}

Result<std::vector<Correction>> corrections(const po::variables_map& values, Language language) {
    std::vector<Correction> out;
    if (values.count("corrections") == 0) return out;
    for (const auto& path : values["corrections"].as<std::vector<std::string>>()) {
        const auto read = read_corrections_file(path, language);
        if (!read) return tl::unexpected(read.error());
        out.insert(out.end(), read->begin(), read->end());
    }
    return out;
}

/// A slip such as `--output plan.pdf plan.pdf` must not cost the user the plan.
bool overwrites_a_plan(const ScanArguments& arguments) {
    const auto& all = arguments.inputs.inputs;
    return std::any_of(all.begin(), all.end(), [&arguments](const Input& plan) {
        std::error_code error;
        return std::filesystem::is_regular_file(plan.file, error) && std::filesystem::equivalent(plan.file, arguments.output, error);
    });
}

Result<void> check_outputs(const ScanArguments& arguments, const po::variables_map& values) {
    const auto& all = arguments.inputs.inputs;
    if (all.empty()) return failure("usage", "no plan to scan; name PDF files or a directory that holds some, or '-' for standard input");
    if (std::count_if(all.begin(), all.end(), [](const Input& one) { return one.path == "-"; }) > 1)
        return failure("usage", "standard input can be read only once");
    if (!arguments.annotated.empty()) {
        if (all.size() > 1 || !arguments.directory.empty()) return failure("usage", "--annotate takes one plan, and goes without -o DIR");
        if (auto checked = check_annotated(all.front(), arguments.annotated); !checked) return checked;
    }
    if (!arguments.directory.empty()) {
        if (!values["format"].defaulted() || !values["output"].defaulted())
            return failure("usage", "-o DIR writes JSON reports into a directory; it goes without --format and --output");
        return {};
    }
    if (arguments.xlsx) return failure("usage", "--xlsx goes with -o DIR; for one plan there is --format xlsx");
    if (arguments.retry_failed) return failure("usage", "--retry-failed goes with -o DIR");
    if (arguments.html) return failure("usage", "--html goes with -o DIR; a single page is --format html");
    if (arguments.format->one_document && all.size() > 1)
        return failure("usage", "--format " + std::string(arguments.format->name) + " takes one plan; use --format jsonl for several, or -o DIR");
    if (arguments.output != "-" && overwrites_a_plan(arguments)) return failure("usage", "--output '" + arguments.output + "' is one of the plans");
    return {};
}

}  // namespace

CommandLine scan_command_line() {
    CommandLine line;
    line.usage = "celah scan PLAN.pdf|DIRECTORY... [OPTION]...";
    line.about =
        "Reports which items, evidence, actions and time targets of the regulation a plan lacks, with page and quote.\n"
        "'-' reads a plan from standard input. Directories are searched for PDF files, with all directories in them.\n"
        "Exit code 0: no gap, 1: gaps, 3: a plan could not be assessed, or its unread pages leave open whether it\n"
        "has gaps.";
    line.options.add_options()                                                                                        //
        ("rules,r", po::value<std::string>()->default_value(any_pack),
         "auto: by the plan's year and the regulation it cites; else a pack's id or directory")                       //
        ("as-of", po::value<int>(), "with auto: judge as a plan of this year");
    add_input_options(line);
    add_ocr_options(line);
    add_output_options(line);
    add_run_options(line);
    return line;
}

Result<ScanArguments> understand_scan(const po::variables_map& values) {
    ScanArguments out;
    const auto& format_name = values["format"].as<std::string>();
    out.format = find_format(format_name);
    if (out.format == nullptr) return failure("usage", "unknown format '" + format_name + "'; there are " + formats_there_are(false));
    const auto spoken = language(values["lang"].as<std::string>());
    if (!spoken) return tl::unexpected(spoken.error());
    out.settings.scan.language = *spoken;
    out.rules = values["rules"].as<std::string>();
    if (values.count("as-of") > 0) out.settings.scan.as_of = values["as-of"].as<int>();
    if (out.settings.scan.as_of && out.rules != any_pack)
        return failure("usage", "--as-of lets a year choose the rules; it goes with --rules auto only");
    const auto ocr = ocr_settings(values);
    if (!ocr) return tl::unexpected(ocr.error());
    out.settings.scan.ocr = *ocr;
    if (auto set = set_limits(out.settings, values); !set) return tl::unexpected(set.error());
    out.output = values["output"].as<std::string>();
    if (values.count("output-dir") > 0) out.directory = values["output-dir"].as<std::string>();
    out.annotated = values["annotate"].as<std::string>();
    out.retry_failed = values["retry-failed"].as<bool>();
    out.html = values["html"].as<bool>();

    out.xlsx = values["xlsx"].as<bool>();

    const auto paths = named(values);
    if (!paths) return tl::unexpected(paths.error());
    std::vector<std::filesystem::path> own_results;
    if (!out.directory.empty()) own_results.emplace_back(out.directory);
    out.inputs = find_inputs(*paths, input_patterns(values), own_results);
    if (!out.directory.empty()) sort_for_round(out.inputs.inputs);
    if (auto checked = check_outputs(out, values); !checked) return tl::unexpected(checked.error());
    auto given = corrections(values, *spoken);
    if (!given) return tl::unexpected(given.error());
    out.corrections = *std::move(given);
    if (auto kept = keep_shard(out, values); !kept) return tl::unexpected(kept.error());
    return out;
}

std::string fingerprint(const ScanArguments& arguments, const std::string& rules) {
    const ScanOptions& scan = arguments.settings.scan;
    std::string settings = CELAH_VERSION "\n" + rules + "\n" + arguments.rules;
    settings += "\n" + std::to_string(static_cast<int>(scan.language)) + " " + (scan.as_of ? std::to_string(*scan.as_of) : "-");
    settings += " " + std::to_string(static_cast<int>(scan.ocr.mode)) + " " + std::to_string(scan.ocr.dpi) + " " + scan.ocr.languages;
    return sha256(settings).substr(0, 16);
}

}  // namespace celah::cli
