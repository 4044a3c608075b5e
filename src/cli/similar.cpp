// celah similar: plans that were copied from each other, out of their reports.
#include "celah/round.hpp"
#include "celah/similar.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <future>
#include <thread>

#include "commands.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"

namespace celah::cli {
namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace {

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah similar DIR|REPORT.json... [OPTION]...";
    line.about =
        "Finds plans that share words of their own, beyond those of the regulation, among the reports of a round\n"
        "(celah scan -o DIR, celah merge, or celah scan --format json). The plans themselves are not read.\n"
        "Exit code 0: no copies, 1: some were found, 3: some report could not be read; 3 wins over 1.";
    line.options.add_options()                                                          //
        ("least", po::value<double>()->default_value(5), "percent of its own words that one plan must share with the other")  //
        ("format,f", po::value<std::string>()->default_value("text"), "text or json")    //
        ("output", po::value<std::string>()->default_value("-"), "file to write, instead of standard output")  //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of the text: id or en");
    return line;
}

/// The reports in a round's directory, or right in a directory.
Result<std::vector<std::string>> reports_in(const fs::path& directory) {
    std::error_code error;
    // What a round's results do not name is left from earlier runs; while it is unfinished, nobody knows what that is.
    if (fs::exists(directory / "results.jsonl", error) || fs::exists(directory / "journal.jsonl", error)) {
        const auto records = read_round(directory);
        if (!records) return tl::unexpected(records.error());
        std::vector<std::string> named;
        for (const Record& record : *records) named.push_back((directory / record.report).string());
        return named;
    }
    const fs::path inside = directory / "reports";
    std::vector<std::string> out;
    for (fs::directory_iterator entry(fs::is_directory(inside, error) ? inside : directory, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".json") out.push_back(entry->path().string());
    if (error) return failure("unreadable", directory.string() + ": cannot be read: " + error.message());
    if (out.empty()) return failure("no-reports", directory.string() + ": holds no reports (*.json)");
    return out;
}

Result<std::vector<std::string>> reports_named(const std::vector<std::string>& inputs) {
    std::vector<std::string> out;
    for (const std::string& input : inputs) {
        std::error_code none;
        if (!fs::is_directory(input, none)) {
            out.push_back(input);
            continue;
        }
        auto found = reports_in(input);
        if (!found) return found;
        out.insert(out.end(), found->begin(), found->end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Result<SketchedPlan> read_plan(const std::string& path) {
    const auto text = read_input(path);
    if (!text) return tl::unexpected(text.error());
    auto plan = read_sketched_plan(*text);
    if (!plan) return failure(plan.error().code, path + ": " + plan.error().message);
    return plan;
}

/// In the order of `paths`; most of the time goes into reading JSON, so every core reads.
std::vector<Result<SketchedPlan>> read_plans(const std::vector<std::string>& paths) {
    std::vector<Result<SketchedPlan>> out(paths.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < paths.size(); i = next++) out[i] = read_plan(paths[i]);
    };
    std::vector<std::future<void>> helpers(std::max(std::thread::hardware_concurrency(), 1U) - 1);
    for (auto& helper : helpers) helper = std::async(work);
    work();
    for (auto& helper : helpers) helper.get();
    return out;
}

int write(const std::string& text, const std::string& path) {
    if (path == "-") return print(text);
    auto out = Output::open(path);
    if (!out) return complain(out.error());
    if (const auto written = out->write(text); !written) return complain(written.error());
    if (const auto finished = out->finish(); !finished) return complain(finished.error());
    return exit_no_gap;
}

int similar(const po::variables_map& values, const std::vector<std::string>& reports, Language spoken) {
    std::vector<SketchedPlan> plans;
    bool all_read = true;
    for (Result<SketchedPlan>& one : read_plans(reports)) {
        if (one) plans.push_back(*std::move(one));
        else all_read = false, complain(one.error());
    }
    const Similarity found = find_similar(std::move(plans), {values["least"].as<double>() / 100});
    const bool json = values["format"].as<std::string>() == "json";
    const int written = write(json ? render_json(found) : render_text(found, spoken), values["output"].as<std::string>());
    if (written != exit_no_gap) return written;
    return !all_read ? exit_not_assessed : found.pairs.empty() ? exit_no_gap : exit_gaps;
}

}  // namespace

int similar_command(const Arguments& words) {
    const auto line = command_line();
    const auto values = read(line, words);
    if (!values) return values.error();
    if (inputs(*values).empty()) return complain("no reports to compare; name a round's directory\nUsage: " + line.usage);
    const auto spoken = language((*values)["lang"].as<std::string>());
    if (!spoken) return complain(spoken.error());
    const auto format = (*values)["format"].as<std::string>();
    if (format != "text" && format != "json") return complain("unknown format '" + format + "'; there are text and json");
    const double least = (*values)["least"].as<double>();
    if (!(least >= 0 && least <= 100)) return complain("--least takes a percentage, from 0 to 100");   // also "nan"
    const auto reports = reports_named(inputs(*values));
    if (!reports) return complain(reports.error(), *spoken);
    return similar(*values, *reports, *spoken);
}

}  // namespace celah::cli
