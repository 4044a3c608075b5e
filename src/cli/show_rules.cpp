#include "show_rules.hpp"

#include <map>
#include <sstream>

namespace celah::cli {
namespace {

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

/// Some forms of the roots in all phrases, a line a root.
std::vector<std::string> forms(const Requirement& rule) {
    std::map<std::string, std::vector<std::string>> all;
    const auto add = [&all](const std::vector<Phrase>& phrases) {
        for (const auto& phrase : phrases) all.merge(example_forms(phrase));
    };
    add(rule.present);
    add(rule.partial);
    for (const auto& part : rule.parts) add(part);
    std::vector<std::string> out;
    for (const auto& [root, words] : all) {
        out.push_back(root + ": ");
        for (const auto& word : words) out.back() += (&word == &words.front() ? "" : ", ") + word;
    }
    return out;
}

void show(std::ostream& out, const Requirement& rule) {
    out << rule.id << ' ' << rule.text << '\n';
    if (!rule.answer.empty()) out << "  answer: " << rule.answer << '\n';
    if (!rule.best.empty()) out << "  best answer: " << rule.best << '\n';
    if (!rule.frequency.empty()) out << "  how often: " << rule.frequency << '\n';
    if (!rule.follows.empty()) out << "  follows: " << rule.follows << '\n';
    show_list(out, "present", sources(rule.present));
    show_list(out, "partial", sources(rule.partial));
    for (std::size_t part = 0; part < rule.parts.size(); ++part)
        show_list(out, "part " + std::to_string(part + 1), sources(rule.parts[part]));
    show_list(out, "forms, among others", forms(rule));
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
    out << "  weight: " << indicator.weight << '\n';
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

}  // namespace

std::string show(const RulePack& pack) {
    std::ostringstream out;
    out << pack.id << ' ' << pack.version << ' ' << pack.title << '\n';
    for (const auto& area : pack.areas) show(out << '\n', area);
    return out.str();
}

std::string show(const RulePack& pack, const std::string& id) {
    std::ostringstream out;
    for (const auto& area : pack.areas)
        if (show_in(out, area, id)) return out.str();
    return {};
}

}  // namespace celah::cli
