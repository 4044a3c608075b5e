// celah try: which requirements a sentence satisfies, for those who write rules.
#include <algorithm>
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
    line.usage = "celah try [--rules ID] \"SENTENCE\"... [OPTION]...";
    line.about =
        "Which items and targets a sentence satisfies, by which phrase, and for the nearest ones what is lacking.\n"
        "Each is read as if it stood in the item's own section. Exit code 1 when a sentence satisfies nothing.\n"
        "Quote the sentence: celah try \"Tim kerja dibentuk\"";
    line.options.add_options()                                                                              //
        ("rules,r", po::value<std::string>()->default_value(any_pack), "auto, or a pack's id or directory")  //
        ("item,i", po::value<std::string>()->default_value(""), "try this item or target only")              //
        ("lang,l", po::value<std::string>()->default_value("id"), "language: id or en");
    return line;
}

std::string outcome(Trial::Outcome outcome, bool english) {
    switch (outcome) {
        case Trial::Outcome::present: return english ? "present" : "ada     ";
        case Trial::Outcome::partial: return english ? "partial" : "sebagian";
        case Trial::Outcome::nearest: break;
    }
    return english ? "nearest" : "terdekat";
}

/// False when the sentence satisfies nothing of this pack.
bool try_in(std::ostream& out, const RulePack& pack, const std::string& sentence, const std::string& item, Language spoken) {
    const bool english = spoken == Language::en;
    bool satisfied = false;
    out << "  " << pack.id << '\n';
    for (const auto& trial : try_sentence(pack, sentence, spoken, item)) {
        satisfied = satisfied || trial.outcome != Trial::Outcome::nearest;
        out << "    " << outcome(trial.outcome, english) << "  " << trial.requirement->id << "  " << trial.requirement->text << '\n';
        out << "              " << (english ? "phrase: " : "frasa: ") << trial.phrase << '\n';
        if (!trial.named) out << "              " << (english ? "only in the indicator's own section: its subject is not named" : "hanya di bagian indikatornya sendiri: pokoknya tidak disebut") << '\n';
        if (!trial.obstacle.empty()) out << "              " << trial.obstacle << '\n';
    }
    if (!satisfied) out << (english ? "    satisfies no item or target\n" : "    tidak memenuhi butir atau target mana pun\n");
    return satisfied;
}

}  // namespace

int try_command(const Arguments& words) {
    const auto line = command_line();
    const auto values = read(line, words);
    if (!values) return values.error();
    const auto sentences = inputs(*values);
    if (sentences.empty()) return complain("a sentence is needed\nUsage: " + line.usage);
    const auto spoken = language((*values)["lang"].as<std::string>());
    if (!spoken) return complain(spoken.error());
    const auto packs = load_packs((*values)["rules"].as<std::string>());
    if (!packs) return complain(packs.error());
    const auto item = (*values)["item"].as<std::string>();
    if (!item.empty() && std::none_of(packs->begin(), packs->end(), [&item](const RulePack& pack) { return !show(pack, item).empty(); }))
        return complain("there is no item or target '" + item + "'");
    std::ostringstream out;
    bool all = true;
    for (const auto& sentence : sentences) {
        bool one = false;
        out << sentence << '\n';
        for (const auto& pack : *packs) one = try_in(out, pack, sentence, item, *spoken) || one;
        all = all && one;
    }
    const int printed = print(out.str());
    return printed != exit_no_gap ? printed : all ? exit_no_gap : exit_gaps;
}

}  // namespace celah::cli
