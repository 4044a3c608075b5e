// celah rules: what the packs ask for, and whether they are sound.
#include "celah/rules.hpp"

#include <iostream>
#include <sstream>

#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "show_rules.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah rules list | show ID | check [DIR] | test [DIR] [OPTION]...";
    line.about =
        "  list        the rule packs there are\n"
        "  show ID     an item, target, indicator or area: text, phrases with some forms of their roots, examples,\n"
        "              evidence, article; a pack's id: its whole list\n"
        "  check DIR   load a pack and report every mistake in its files; exit code 2 if there are any\n"
        "  test DIR    run every example of a pack; exit code 1 if one fails\n"
        "DIR may be a pack's id; all packs when left out.";
    line.options.add_options()                                                                                        //
        ("rules,r", po::value<std::string>()->default_value(any_pack), "for show: a pack's id or directory")          //
        ("coverage", po::bool_switch(), "for test: also name the phrases that no example reaches; exit code 1 if any");
    line.most = 2;
    return line;
}

int list() {
    std::ostringstream out;
    int code = exit_no_gap;
    for (const auto& directory : all_packs()) {
        const auto pack = load_pack(directory.string());
        if (pack) {
            out << pack->id << '\t' << pack->version << '\t' << pack->title << '\t' << directory.string() << '\n';
        } else {
            code = complain("the rules in '" + directory.string() + "' have mistakes; see 'celah rules check'");
        }
    }
    const int printed = print(out.str());
    return printed == exit_no_gap ? code : printed;
}

int show_id(const std::string& id, const std::string& pack_name) {
    const bool whole_pack = find_pack(id).has_value();
    const auto packs = load_packs(whole_pack ? id : pack_name);
    if (!packs) return complain(packs.error());
    std::string looked, all;
    for (const auto& pack : *packs) {
        const std::string shown = whole_pack ? show(pack) : show(pack, id);
        if (!shown.empty()) all += (whole_pack || packs->size() == 1 ? "" : "[" + pack.id + "]\n") + shown;
        looked += (looked.empty() ? "" : ", ") + pack.id;
    }
    if (!all.empty()) return print(all);
    return complain("there is no '" + id + "' in " + looked + "; 'celah rules show' with the id of the rules lists its ids");
}

/// What is said of one pack, and the exit code for it.
struct Answer {
    std::string said;
    int code = exit_no_gap;
};

Answer check(const std::string& name) {
    const auto pack = load_pack(name);
    if (pack) return {pack->id + ": no mistakes\n", exit_no_gap};
    std::cerr << pack.error().message << (pack.error().message.ends_with('\n') ? "" : "\n");
    return {"", exit_usage};
}

std::size_t examples(const std::vector<Requirement>& rules) {
    std::size_t count = 0;
    for (const auto& rule : rules) count += rule.passes.size() + rule.partially.size() + rule.fails.size();
    return count;
}

std::size_t examples(const RulePack& pack) {
    std::size_t count = 0;
    for (const auto& area : pack.areas) {
        count += examples(area.targets);
        for (const auto& indicator : area.indicators) count += examples(indicator.items);
    }
    return count;
}

Answer test(const std::string& name, bool coverage) {
    const auto pack = load_pack(name);
    if (!pack) return {"", complain(pack.error())};
    const auto failed = test_rules(*pack);
    const auto untried = coverage ? untried_phrases(*pack) : std::vector<Diagnostic>{};
    std::cerr << to_text(failed) << to_text(untried);
    std::string said = pack->id + ": " + std::to_string(examples(*pack)) + " examples, " + std::to_string(failed.size()) + " failed";
    if (coverage) said += ", " + std::to_string(untried.size()) + " phrases or items untried";
    return {said + "\n", failed.empty() && untried.empty() ? exit_no_gap : exit_gaps};
}

/// Runs `one` over the pack that was named, or over all; the worst exit code counts.
template <class One>
int over_packs(const std::vector<std::string>& what, One one) {
    std::vector<std::string> names;
    if (what.size() > 1) names.push_back(what[1]);
    else
        for (const auto& directory : all_packs()) names.push_back(directory.string());
    std::string said;
    int code = exit_no_gap;
    for (const auto& name : names) {
        const Answer answer = one(name);
        said += answer.said;
        code = std::max(code, answer.code);
    }
    const int printed = print(said);
    return printed != exit_no_gap ? printed : code;
}

}  // namespace

int rules_command(const Arguments& words) {
    const auto line = command_line();
    const auto values = read(line, words);
    if (!values) return values.error();
    const auto what = inputs(*values);
    const std::string action = what.empty() ? "" : what[0];
    const bool coverage = (*values)["coverage"].as<bool>();
    if (action == "list" && what.size() == 1) return list();
    if (action == "show" && what.size() == 2) return show_id(what[1], (*values)["rules"].as<std::string>());
    if (action == "check") return over_packs(what, check);
    if (action == "test") return over_packs(what, [coverage](const std::string& name) { return test(name, coverage); });
    return complain("Usage: " + line.usage);
}

}  // namespace celah::cli
