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
        ("rules,r", po::value<std::string>()->default_value(any_pack), "auto, or a rule pack: an id or a directory")  //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of reasons: id or en");
    add_ocr_options(line);
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

int explain_item(const std::string& path, const std::string& id, std::vector<RulePack> packs, const ScanOptions& options) {
    std::string looked;
    for (const auto& pack : packs) looked += (looked.empty() ? "" : ", ") + pack.id;
    std::erase_if(packs, [&id](const RulePack& pack) { return !has(pack, id); });
    if (packs.empty()) return complain("there is no item or target '" + id + "' in " + looked + "; 'celah rules show' with the id of the rules lists them");
    const auto bytes = read_input(path);
    if (!bytes) return complain(bytes.error(), exit_not_assessed);
    const auto text = explain(*bytes, id, packs, options);
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
    const auto ocr = ocr_settings(*values);
    if (!ocr) return complain(ocr.error());
    auto packs = load_packs((*values)["rules"].as<std::string>());
    return packs ? explain_item(what[0], what[1], *std::move(packs), {*spoken, {}, *ocr}) : complain(packs.error());
}

}  // namespace celah::cli
