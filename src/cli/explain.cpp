// celah explain: why one item of a plan was judged as it was.
#include "../render/columns.hpp"
#include "../render/names.hpp"
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
    line.about = "Shows how an item such as 1.c.3 was judged: what was found, what came closest, and why.";
    line.options.add_options()                                                                                 //
        ("rules,r", po::value<std::string>()->default_value(default_pack), "rule pack: an id or a directory")  //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of reasons: id or en");
    line.most = 2;
    return line;
}

const ItemResult* find(const Report& report, const std::string& id) {
    const auto among = [&id](const std::vector<ItemResult>& items) -> const ItemResult* {
        for (const auto& item : items) {
            if (item.id == id) return &item;
        }
        return nullptr;
    };
    for (const auto& area : report.areas) {
        if (const auto* target = among(area.targets)) return target;
        for (const auto& indicator : area.indicators) {
            if (const auto* item = among(indicator.items)) return item;
        }
    }
    return nullptr;
}

std::string place(const Location& where) {
    return "p. " + std::to_string(where.page) + ": \"" + render::inert(where.quote) + "\"\n";
}

std::string explained(const ItemResult& item) {
    const auto& verdict = item.verdict;
    std::string out = item.id + ' ' + item.text + "\n  " + render::name(verdict.status) + '\n';
    if (!verdict.reason.empty()) out += "  " + render::inert(verdict.reason) + '\n';
    for (const auto& where : verdict.found) out += "  found " + place(where);
    if (verdict.nearest) out += "  nearest " + place(*verdict.nearest);
    return out;
}

int explain_item(const std::string& path, const std::string& id, const RulePack& rules, Language spoken) {
    const auto bytes = read_input(path);
    if (!bytes) return complain(bytes.error(), exit_not_assessed);
    const auto report = scan(*bytes, path, rules, {spoken});
    if (report.status == DocumentStatus::error) {
        const auto why = report.problems.empty() ? "unknown reason" : report.problems.front().message;
        return complain(path + ": could not be assessed: " + why, exit_not_assessed);
    }
    const auto* item = find(report, id);
    if (item == nullptr) return complain("there is no item '" + id + "' in " + rules.id + "; 'celah rules show " + rules.id + "' lists them");
    return print(explained(*item));
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
