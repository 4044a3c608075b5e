// celah explain: why one item of a plan was judged as it was.
#include <algorithm>

#include "../render/columns.hpp"
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
    line.usage = "celah explain PLAN.pdf ITEM [OPTION]...";
    line.about =
        "Shows how an item such as 1.c.3, or a target such as 1.Ta, was judged: what was found and where, what "
        "came\nclosest, and which phrases were tried.";
    line.options.add_options()                                                                                 //
        ("rules,r", po::value<std::string>()->default_value(default_pack), "rule pack: an id or a directory")  //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of reasons: id or en");
    line.most = 2;
    return line;
}

bool has(const std::vector<Requirement>& rules, const std::string& id) {
    return std::any_of(rules.begin(), rules.end(), [&id](const Requirement& rule) { return rule.id == id; });
}

bool has(const RulePack& rules, const std::string& id) {
    return std::any_of(rules.areas.begin(), rules.areas.end(), [&id](const Area& area) {
        return has(area.targets, id) ||
               std::any_of(area.indicators.begin(), area.indicators.end(),
                           [&id](const Indicator& indicator) { return has(indicator.items, id); });
    });
}

int explain_item(const std::string& path, const std::string& id, const RulePack& rules, Language spoken) {
    if (!has(rules, id)) {
        return complain("there is no item or target '" + id + "' in " + rules.id + "; 'celah rules show " + rules.id +
                        "' lists them");
    }
    const auto bytes = read_input(path);
    if (!bytes) return complain(bytes.error(), exit_not_assessed);
    const auto text = explain(*bytes, id, rules, {spoken});
    if (!text) return complain(path + ": " + text.error().message, exit_not_assessed);
    return print(render::inert_lines(*text));
}

}  // namespace

int explain_command(const Arguments& words) {
    const auto line = command_line();
    const auto values = read(line, words);
    if (!values) return values.error();
    const auto what = inputs(*values);
    if (what.size() != 2) return complain("a plan and an item are needed\nUsage: " + line.usage);
    const auto spoken = language((*values)["lang"].as<std::string>());
    if (!spoken) return complain(spoken.error());
    const auto rules = load_pack((*values)["rules"].as<std::string>());
    return rules ? explain_item(what[0], what[1], *rules, *spoken) : complain(rules.error());
}

}  // namespace celah::cli
