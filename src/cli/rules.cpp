// celah rules: what the packs ask for, and whether they are sound.
#include "celah/rules.hpp"

#include <iostream>
#include <sstream>

#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"
#include "packs.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah rules list | show ID | check [DIR] | test [DIR]";
    line.about =
        "  list        the rule packs there are\n"
        "  show ID     an item, target, indicator or area: text, phrases and examples; a pack's id: its whole list\n"
        "  check DIR   load a pack and report every mistake in its files; exit code 2 if there are any\n"
        "  test DIR    run every example of a pack; exit code 1 if one fails\n"
        "DIR may be a pack's id and is the default pack when left out.";
    line.options.add_options()("rules,r", po::value<std::string>()->default_value(default_pack),
                               "for show: a pack's id or directory");
    line.most = 2;
    return line;
}

int list() {
    std::ostringstream out;
    int code = exit_no_gap;
    for (const auto& directory : all_packs()) {
        const auto pack = load_rules(directory);
        if (pack) {
            out << pack->id << '\t' << pack->version << '\t' << pack->title << '\t' << directory.string() << '\n';
        } else {
            code = complain("the rules in '" + directory.string() + "' have mistakes; see 'celah rules check'");
        }
    }
    const int printed = print(out.str());
    return printed == exit_no_gap ? code : printed;
}

void show_list(std::ostream& out, const std::string& title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    out << "  " << title << ":\n";
    for (const auto& line : lines) out << "    " << line << '\n';
}

std::vector<std::string> sources(const std::vector<Phrase>& phrases) {
    std::vector<std::string> out;
    out.reserve(phrases.size());
    for (const auto& phrase : phrases) out.push_back(phrase.source);
    return out;
}

void show(std::ostream& out, const Requirement& rule) {
    out << rule.id << ' ' << rule.text << '\n';
    show_list(out, "present", sources(rule.present));
    show_list(out, "partial", sources(rule.partial));
    show_list(out, "passes", rule.passes);
    show_list(out, "passes partially", rule.partially);
    show_list(out, "fails", rule.fails);
}

void show_title(std::ostream& out, const std::string& id, const std::string& name, const std::string& article) {
    out << id << ' ' << name << '\n';
    if (!article.empty()) out << "  " << article << '\n';
}

void show(std::ostream& out, const Indicator& indicator) {
    show_title(out, indicator.id, indicator.name, indicator.article);
    show_list(out, "expected evidence", indicator.expected_evidence);
    for (const auto& item : indicator.items) show(out << '\n', item);
}

void show(std::ostream& out, const Area& area) {
    show_title(out, area.id, area.name, area.article);
    out << "  weight: " << area.weight_percent << "%\n";
    for (const auto& target : area.targets) out << "  " << target.id << ' ' << target.text << '\n';
    for (const auto& indicator : area.indicators) {
        out << "  " << indicator.id << ' ' << indicator.name << '\n';
        for (const auto& item : indicator.items) out << "    " << item.id << ' ' << item.text << '\n';
    }
}

/// An item is shown with what its indicator says about evidence and where the regulation says so.
bool show_in(std::ostream& out, const Indicator& indicator, const std::string& id) {
    if (indicator.id == id) return show(out, indicator), true;
    for (const auto& item : indicator.items) {
        if (item.id != id) continue;
        show(out, item);
        show_list(out, "expected evidence of " + indicator.id, indicator.expected_evidence);
        show_list(out, "regulation", {indicator.article});
        return true;
    }
    return false;
}

bool show_in(std::ostream& out, const Area& area, const std::string& id) {
    if (area.id == id) return show(out, area), true;
    for (const auto& target : area.targets) {
        if (target.id != id) continue;
        show(out, target);
        show_list(out, "regulation", {area.article});
        return true;
    }
    for (const auto& indicator : area.indicators) {
        if (show_in(out, indicator, id)) return true;
    }
    return false;
}

int show_id(const std::string& id, const std::string& pack_name) {
    const bool whole_pack = find_pack(id).has_value();
    const auto pack = load_pack(whole_pack ? id : pack_name);
    if (!pack) return complain(pack.error());
    std::ostringstream out;
    if (whole_pack) out << pack->id << ' ' << pack->version << ' ' << pack->title << '\n';
    for (const auto& area : pack->areas) {
        if (whole_pack) {
            show(out << '\n', area);
        } else if (show_in(out, area, id)) {
            return print(out.str());
        }
    }
    if (whole_pack) return print(out.str());
    return complain("there is no '" + id + "' in " + pack->id + "; 'celah rules show " + pack->id + "' lists its ids");
}

int check(const std::string& name) {
    const auto directory = find_pack(name);
    if (!directory) return complain(directory.error());
    const auto pack = load_rules(*directory);
    if (pack) return print(pack->id + ": no mistakes\n");
    std::cerr << to_text(pack.error());
    return exit_usage;
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

int test(const std::string& name) {
    const auto pack = load_pack(name);
    if (!pack) return complain(pack.error());
    const auto failed = test_rules(*pack);
    std::cerr << to_text(failed);
    const int printed =
        print(std::to_string(examples(*pack)) + " examples, " + std::to_string(failed.size()) + " failed\n");
    return printed != exit_no_gap ? printed : failed.empty() ? exit_no_gap : exit_gaps;
}

}  // namespace

int rules_command(const Arguments& words) {
    const auto line = command_line();
    const auto values = read(line, words);
    if (!values) return values.error();
    const auto what = inputs(*values);
    const std::string action = what.empty() ? "" : what[0];
    const std::string pack = what.size() > 1 ? what[1] : default_pack;
    if (action == "list" && what.size() == 1) return list();
    if (action == "show" && what.size() == 2) return show_id(what[1], (*values)["rules"].as<std::string>());
    if (action == "check") return check(pack);
    if (action == "test") return test(pack);
    return complain("Usage: " + line.usage);
}

}  // namespace celah::cli
