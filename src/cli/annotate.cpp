// celah annotate: a plan with its findings marked in it.
#include "annotate.hpp"

#include <filesystem>

#include "celah/annotate.hpp"
#include "celah/scan.hpp"
#include "commands.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "progress.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

struct AnnotateArguments {
    Input plan;
    std::string output, rules, report;
    Language language = Language::id;
};

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah annotate PLAN.pdf --output OUT.pdf [OPTION]...";
    line.about =
        "Writes the plan with what celah found in it: a highlight over each passage that states an item or target, bookmarks\n"
        "by area and indicator, and pages in front that list the gaps. The plan's own bytes stay as they are, signatures\n"
        "included, wherever the PDF allows it.";
    line.options.add_options()                                                                                        //
        ("output,o", po::value<std::string>()->default_value(""), "the PDF to write; '-' is standard output")         //
        ("report", po::value<std::string>()->default_value(""),
         "mark what this report of the plan (celah scan --format json) says, instead of scanning again")              //
        ("rules,r", po::value<std::string>()->default_value(any_pack), "auto, or a rule pack: an id or a directory")  //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of what is added: id or en");
    line.most = 1;
    return line;
}

Result<AnnotateArguments> understand(const po::variables_map& values) {
    const auto plans = inputs(values);
    const auto text = [&values](const char* name) { return values[name].as<std::string>(); };
    if (plans.size() != 1 || text("output").empty()) return failure("usage", "a plan and --output are needed\nUsage: " + command_line().usage);
    const auto found = find_inputs(plans).inputs;
    if (found.size() != 1) return failure("usage", plans[0] + ": annotate takes one plan");
    AnnotateArguments out{found[0], text("output"), text("rules"), text("report")};
    if (auto checked = check_annotated(out.plan, out.output); !checked) return tl::unexpected(checked.error());
    const auto spoken = language(text("lang"));
    if (!spoken) return tl::unexpected(spoken.error());
    out.language = *spoken;
    return out;
}

Result<Report> given_report(const std::string& path) {
    const auto json = read_input(path);
    if (!json) return tl::unexpected(json.error());
    auto report = read_report(*json);
    if (!report) return failure(report.error().code, path + ": " + report.error().message, {path});
    return report;
}

Result<Report> scanned(const AnnotateArguments& arguments) {
    const auto packs = load_packs(arguments.rules);
    if (!packs) return tl::unexpected(packs.error());
    RoundSettings settings;
    settings.scan.language = arguments.language;
    settings.packs = [&packs]() -> Result<Packs> { return Packs(*packs); };
    KeptReport kept(nullptr);
    Progress progress(arguments.language);
    const auto done = run_round({arguments.plan}, settings, kept, [&](const RoundProgress& now) { progress.show(now); });
    return done ? kept.report() : tl::unexpected(done.error());
}

/// The answer of a worker that has no PDF to show is an error's code, a line break and its message.
constexpr std::string_view pdf_begin = "%PDF";

std::string marked_or_error(std::string_view pdf, const Report& report, Language language) {
    auto out = annotate(pdf, report, language);
    return out ? *std::move(out) : out.error().code + "\n" + out.error().message;
}

Result<std::string> marked(const HeldDocument& document, const Report& report, Language language) {
    Workers workers(1);
    Work work;
    work.file = document.file();
    work.bytes = document.bytes();
    work.run = [&](std::string_view pdf, Worker&) { return marked_or_error(pdf, report, language); };
    work.limits.wall = work.limits.silence = work.limits.cpu = std::chrono::seconds(60);   // it gives no sign of progress
    work.limits.answer += 2 * document.bytes();   // it holds the plan
    work.limits.memory += 8 * document.bytes();
    workers.start(1, std::move(work));
    std::vector<Finished> finished;
    while (finished.empty()) finished = workers.wait(std::chrono::seconds(1));
    Outcome& outcome = finished.front().outcome;
    if (outcome.ended != Ended::answered) return failure(code(outcome.ended), outcome.reason);
    if (outcome.answer.starts_with(pdf_begin)) return std::move(outcome.answer);
    const auto line = std::min(outcome.answer.find('\n'), outcome.answer.size());
    return failure(outcome.answer.substr(0, line), outcome.answer.substr(std::min(line + 1, outcome.answer.size())));
}

}  // namespace

Result<bool> KeptReport::reuse(std::size_t input, const std::string& sha256) {
    return next_ == nullptr ? Result<bool>(false) : next_->reuse(input, sha256);
}

Result<void> KeptReport::keep(std::size_t input, Scanned scanned) {
    json_ = scanned.json;
    return next_ == nullptr ? Result<void>() : next_->keep(input, std::move(scanned));
}

Result<Report> KeptReport::report() const { return read_report(json_); }

Result<void> check_annotated(const Input& plan, const std::string& output) {
    if (plan.path == "-") return failure("usage", "a plan that is to be marked is read twice; name a file instead of standard input");
    std::error_code error;
    if (std::filesystem::is_regular_file(plan.file, error) && std::filesystem::equivalent(plan.file, output, error))
        return failure("usage", "'" + output + "' is the plan itself");
    return {};
}

Result<void> write_annotated(const Input& plan, const Report& report, const std::string& output, Language language) {
    const auto named = [&plan](const Error& error) { return failure(error.code, shown_path(plan.path) + ": " + error.message, {shown_path(plan.path)}); };
    if (report.status == DocumentStatus::error && !report.problems.empty()) return named({report.problems.back().code, report.problems.back().message});
    const auto document = hold_document(plan.file, RoundSettings().most_bytes);
    if (!document) return tl::unexpected(document.error());
    const auto pdf = marked(*document, report, language);
    if (!pdf) return named(pdf.error());
    auto out = Output::open(output);
    if (!out) return tl::unexpected(out.error());
    if (auto written = out->write(*pdf); !written) return written;
    return out->finish();
}

int annotate_command(const Arguments& words) {
    const auto values = read(command_line(), words);
    if (!values) return values.error();
    const auto arguments = understand(*values);
    if (!arguments) return complain(arguments.error(), spoken_in(*values));
    const auto report = arguments->report.empty() ? scanned(*arguments) : given_report(arguments->report);
    if (!report) return complain(report.error(), arguments->language);
    const auto done = write_annotated(arguments->plan, *report, arguments->output, arguments->language);
    if (done) return exit_no_gap;
    return complain(done.error(), arguments->language, done.error().code == "unwritable" ? exit_usage : exit_not_assessed);
}

}  // namespace celah::cli
