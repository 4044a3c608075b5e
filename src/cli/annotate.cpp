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

namespace celah::cli {
namespace po = boost::program_options;

namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30;

struct AnnotateArguments {
    std::string plan, output, rules, report;
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

bool same_file(const std::string& plan, const std::string& output) {
    std::error_code error;
    return std::filesystem::is_regular_file(plan, error) && std::filesystem::equivalent(plan, output, error);
}

Result<AnnotateArguments> understand(const po::variables_map& values) {
    const auto plans = inputs(values);
    const auto text = [&values](const char* name) { return values[name].as<std::string>(); };
    if (plans.size() != 1 || text("output").empty()) return failure("usage", "a plan and --output are needed\nUsage: " + command_line().usage);
    AnnotateArguments out{plans[0], text("output"), text("rules"), text("report")};
    if (same_file(out.plan, out.output)) return failure("usage", "--output '" + out.output + "' is the plan itself");
    const auto spoken = language(text("lang"));
    if (!spoken) return tl::unexpected(spoken.error());
    out.language = *spoken;
    return out;
}

/// What the work makes of the document, in a worker.
Result<std::string> apart(const HeldDocument& document, std::function<std::string(std::string_view)> work) {
    Workers workers(1);
    IsolationLimits limits;
    limits.answer += 2 * document.bytes();   // a marked plan holds the plan
    workers.start(1, {document.file(), document.bytes(),
                      [work = std::move(work)](std::string_view bytes, Worker&) { return work(bytes); }, {}, limits});
    for (;;) {
        for (auto& [id, outcome] : workers.wait(std::chrono::seconds(1))) {
            if (outcome.ended == Ended::answered) return std::move(outcome.answer);
            return failure(code(outcome.ended), outcome.reason);
        }
    }
}

Result<Report> given_report(const std::string& path) {
    const auto json = read_input(path);
    if (!json) return tl::unexpected(json.error());
    auto report = read_report(*json);
    if (!report) return failure(report.error().code, path + ": " + report.error().message);
    return report;
}

Result<Report> scanned(const HeldDocument& document, const AnnotateArguments& arguments) {
    const auto packs = load_packs(arguments.rules);
    if (!packs) return tl::unexpected(packs.error());
    const auto json = apart(document, [&](std::string_view bytes) {
        return render_json(scan(bytes, arguments.plan, *packs, {arguments.language}), -1);
    });
    return json.and_then([](const std::string& text) { return read_report(text); });
}

Result<std::string> marked(const AnnotateArguments& arguments) {
    const auto document = hold_document(arguments.plan, most_bytes);
    if (!document) return tl::unexpected(document.error());
    const auto report = arguments.report.empty() ? scanned(*document, arguments) : given_report(arguments.report);
    if (!report) return tl::unexpected(report.error());
    if (report->status == DocumentStatus::error && !report->problems.empty()) return failure(report->problems.back().code, arguments.plan + ": " + report->problems.back().message);
    return annotate_apart(*document, *report, arguments.language);
}

}  // namespace

Result<std::string> annotate_apart(const HeldDocument& document, const Report& report, Language language) {
    // A worker answers with bytes: the plan, or a line that begins otherwise, the error's code, and its message.
    const auto answer = apart(document, [&report, language](std::string_view bytes) {
        const auto out = annotate(bytes, report, language);
        return out ? "marked\n" + *out : out.error().code + "\n" + out.error().message;
    });
    if (!answer) return answer;
    const auto line = std::min(answer->find('\n'), answer->size());
    const std::string kind = answer->substr(0, line), rest = answer->substr(std::min(line + 1, answer->size()));
    return kind == "marked" ? Result<std::string>(rest) : failure(kind, rest);
}

int annotate_command(const Arguments& words) {
    const auto values = read(command_line(), words);
    if (!values) return values.error();
    const auto arguments = understand(*values);
    if (!arguments) return complain(arguments.error());
    auto out = Output::open(arguments->output);
    if (!out) return complain(out.error());
    const auto pdf = marked(*arguments);
    if (!pdf) return complain(pdf.error(), exit_not_assessed);
    auto done = out->write(*pdf);
    if (done) done = out->finish();
    return done ? exit_no_gap : complain(done.error());
}

}  // namespace celah::cli
