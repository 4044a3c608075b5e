// celah annotate: a plan with its findings marked in it.
#include "celah/annotate.hpp"

#include <filesystem>

#include "../render/messages.hpp"
#include "celah/scan.hpp"
#include "commands.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"
#include "packs.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah annotate PLAN.pdf --output OUT.pdf [OPTION]...";
    line.about =
        "Writes the plan with what celah found in it: a highlight over each passage that states an item or target, bookmarks\n"
        "by area and indicator, and pages in front that list the gaps. The plan's own bytes stay as they are, signatures\n"
        "included, wherever a PDF allows it.";
    line.options.add_options()                                                                                        //
        ("output,o", po::value<std::string>()->default_value(""), "the PDF to write; '-' is standard output")         //
        ("rules,r", po::value<std::string>()->default_value(any_pack), "auto, or a rule pack: an id or a directory")  //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of what is added: id or en");
    line.most = 1;
    return line;
}

bool same_file(const std::string& plan, const std::string& output) {
    std::error_code error;
    return std::filesystem::is_regular_file(plan, error) && std::filesystem::equivalent(plan, output, error);
}

int annotate_plan(const std::string& path, Packs packs, Language spoken, Output out) {
    const auto bytes = read_input(path);
    if (!bytes) return complain(bytes.error(), exit_not_assessed);
    const Report report = scan(*bytes, path, packs, {spoken});
    if (report.status == DocumentStatus::error) return complain(path + ": " + report.problems.back().message, exit_not_assessed);
    const auto marked = annotate(*bytes, report, spoken);
    if (!marked) return complain(path + ": " + marked.error().message, exit_not_assessed);
    auto done = out.write(*marked);
    if (done) done = out.finish();
    return done ? exit_no_gap : complain(done.error());
}

}  // namespace

int annotate_command(const Arguments& words) {
    const auto line = command_line();
    const auto values = read(line, words);
    if (!values) return values.error();
    const auto plans = inputs(*values);
    const auto output = (*values)["output"].as<std::string>();
    if (plans.size() != 1 || output.empty()) return complain("a plan and --output are needed\nUsage: " + line.usage);
    if (same_file(plans[0], output)) return complain("--output '" + output + "' is the plan itself");
    const auto spoken = language((*values)["lang"].as<std::string>());
    if (!spoken) return complain(spoken.error());
    const auto packs = load_packs((*values)["rules"].as<std::string>());
    if (!packs) return complain(packs.error());
    auto out = Output::open(output);
    if (!out) return complain(out.error());
    return annotate_plan(plans[0], *packs, *spoken, *std::move(out));
}

}  // namespace celah::cli
