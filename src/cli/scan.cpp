// celah scan: plans -> reports. One plan and a whole round take the same road: workers read, this process never does.
#include "celah/scan.hpp"

#include <algorithm>
#include <iostream>

#include "render/columns.hpp"
#include "round/messages.hpp"
#include "annotate.hpp"
#include "beside.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "progress.hpp"
#include "scan_arguments.hpp"
#include "scan_output.hpp"
#include "tell_corrections.hpp"

namespace celah::cli {

namespace {

/// Rules that are loaded when the first document has to be read, and not at all when none has.
class RulesWhenNeeded {
  public:
    explicit RulesWhenNeeded(std::string name) : name_(std::move(name)) {}

    Result<Packs> operator()() {
        if (packs_.empty()) {
            auto loaded = load_packs(name_);
            if (!loaded) return tl::unexpected(loaded.error());
            packs_ = *std::move(loaded);
        }
        return Packs(packs_);
    }

  private:
    std::string name_;
    std::vector<RulePack> packs_;
};

void tell_what_is_left_out(const Inputs& inputs, Language language) {
    for (const auto& link : inputs.links_to_directories)
        std::cerr << "celah: " << render::fill(round_text::links_left_out.in(language), {render::inert(shown_path(link))}) << '\n';
    if (inputs.left_out > 0)
        std::cerr << "celah: " << render::fill(round_text::files_left_out.in(language), {std::to_string(inputs.left_out)}) << '\n';
}

int scan_to_output(const ScanArguments& arguments, RulesWhenNeeded& rules) {
    // Mistakes in the rules first, then a wrong path: neither should cost an hour of scanning.
    const Language language = arguments.settings.scan.language;
    if (const auto packs = rules(); !packs) return complain(packs.error(), language);
    auto out = Output::open(arguments.output);
    if (!out) return complain(out.error(), language);
    OrderedReports reports(arguments.inputs.inputs, *arguments.format, arguments.corrections, language, *std::move(out));
    KeptReport kept(&reports);
    {
        Progress progress(language);
        const auto done = run_round(arguments.inputs.inputs, arguments.settings, kept, [&](const RoundProgress& now) { progress.show(now); });
        if (!done) return complain(done.error(), language);
    }
    const auto code = reports.finish();
    if (!code) return complain(code.error(), language);
    if (arguments.annotated.empty()) return *code;
    const auto annotated = kept.report().and_then([&](const Report& report) {
        return write_annotated(arguments.inputs.inputs.front(), corrected(report, arguments.corrections, {}, language), arguments.annotated, language);
    });
    return annotated ? *code : std::max(*code, complain(annotated.error(), language, annotated.error().code == "unwritable" ? exit_usage : exit_not_assessed));
}

int print_summary(const ScanArguments& arguments, const std::vector<Record>& records, int reused, const RoundDirectory& directory) {
    auto out = Output::open("-");
    const Language language = arguments.settings.scan.language;
    std::string text = render_summary_text(summarize_round(records, arguments.directory), text_options(*out, language)) + "\n";
    const auto note = [&](const render::Text& what, int count) {
        if (count > 0) text += render::fill(what.in(language), {std::to_string(count)}) + "\n";
    };
    note(round_text::reused, reused);
    note(round_text::not_retried, directory.not_retried());
    note(round_text::left_behind, directory.left_behind());
    text += render::fill(round_text::results_in.in(language), {render::inert(arguments.directory)}) + "\n";
    auto done = out->write(text);
    if (done) done = out->finish();
    int code = exit_no_gap;
    for (const Record& record : records) code = std::max(code, exit_code(record));
    return done ? code : complain(done.error(), language);
}

/// The records after corrections, given now or kept from before; and the further formats.
Result<std::vector<Record>> with_what_stands_beside(const ScanArguments& arguments, std::vector<Record> records) {
    const Language language = arguments.settings.scan.language;
    const auto corrections = apply_to_round(arguments.directory, arguments.corrections, language);
    if (!corrections) return tl::unexpected(corrections.error());
    tell_strangers(*corrections, language);
    if (corrections->reports > 0) {
        auto renewed = read_round(arguments.directory);
        if (!renewed) return renewed;
        records = *std::move(renewed);
    }
    // Where corrections change reports, what an earlier run put beside them must not go on saying otherwise.
    Beside wanted = corrections->reports > 0 ? found_beside(arguments.directory) : Beside{};
    wanted.html |= arguments.html;
    wanted.xlsx |= arguments.xlsx;
    if (auto written = write_beside(wanted, arguments.directory, records, language); !written) return tl::unexpected(written.error());
    return records;
}

int scan_to_directory(const ScanArguments& arguments) {
    const Language language = arguments.settings.scan.language;
    const auto rules = rules_digest(arguments.rules);
    if (!rules) return complain(rules.error(), language);
    auto directory = RoundDirectory::open(arguments.directory, arguments.inputs.inputs, fingerprint(arguments, *rules), arguments.retry_failed);
    if (!directory) return complain(directory.error(), language);
    // Whatever is finished is on the disk already: an interrupt may end the program at any time.
    say_when_interrupted("\ncelah: " + std::string(round_text::interrupted.in(language)) + "\n");
    int reused = 0;
    {
        Progress progress(language);
        const auto done = run_round(arguments.inputs.inputs, arguments.settings, **directory, [&](const RoundProgress& now) {
            progress.show(now);
            reused = now.reused;
        });
        if (!done) return complain(done.error(), language);
    }
    auto records = (*directory)->finish();
    if (records) records = with_what_stands_beside(arguments, *std::move(records));
    return records ? print_summary(arguments, *records, reused, **directory) : complain(records.error(), language);
}

}  // namespace

int scan_command(const Arguments& words) {
    const auto values = read(scan_command_line(), words);
    if (!values) return values.error();
    auto arguments = understand_scan(*values);
    if (!arguments) return complain(arguments.error(), spoken_in(*values));
    RulesWhenNeeded rules(arguments->rules);
    arguments->settings.packs = [&rules] { return rules(); };
    tell_what_is_left_out(arguments->inputs, arguments->settings.scan.language);
    return arguments->directory.empty() ? scan_to_output(*arguments, rules) : scan_to_directory(*arguments);
}

}  // namespace celah::cli
