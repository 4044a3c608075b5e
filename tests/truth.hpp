// Verdicts as a flat table, to compare a report with the truth about its plan (corpus/NAME.labels.json).
//
// Keys: "item 1.a.1", "target 1.Ta", "evidence 1.a", "action 1.a", "time_target 1.a". A true value with "?" in it
// ("missing?partial") is one that careful assessors disagree on: every verdict is right.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "celah/normalize.hpp"
#include "celah/report.hpp"
#include "celah/rules.hpp"

namespace celah::test {

inline std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline const std::filesystem::path corpus = CELAH_SOURCE_DIR "/corpus";

/// Names in the corpus, sorted: of its plans, or of what else has this ending.
inline std::vector<std::string> corpus_plans(const std::string& ending = ".pdf") {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(corpus))
        if (entry.path().extension() == ending) out.push_back(entry.path().stem().string());
    std::sort(out.begin(), out.end());
    return out;
}

inline constexpr const char* rules_52 = "permenpanrb-52-2014";
inline constexpr const char* rules_90 = "permenpanrb-90-2021";

/// A shipped pack, loaded once a program.
inline const RulePack& shipped_rules(const std::string& id = rules_52) {
    static std::map<std::string, RulePack> packs;
    const auto known = packs.find(id);
    if (known != packs.end()) return known->second;
    auto loaded = load_rules(CELAH_SOURCE_DIR "/rules/" + id);
    if (loaded) return packs.emplace(id, *loaded).first->second;
    std::string all = "the rules do not load:\n";
    for (const Diagnostic& diagnostic : loaded.error()) all += to_string(diagnostic) + '\n';
    throw std::runtime_error(all);
}

using Verdicts = std::map<std::string, std::string>;

inline std::string name_of(Status status) {
    switch (status) {
        case Status::present: return "present";
        case Status::partial: return "partial";
        case Status::missing: return "missing";
        case Status::not_assessed: break;
    }
    return "not-assessed";
}

inline Verdicts verdicts(const Report& report) {
    Verdicts out;
    for (const AreaResult& area : report.areas) {
        for (const ItemResult& target : area.targets) out["target " + target.id] = name_of(target.verdict.status);
        for (const IndicatorResult& indicator : area.indicators) {
            for (const ItemResult& item : indicator.items) out["item " + item.id] = name_of(item.verdict.status);
            out["evidence " + indicator.id] = name_of(indicator.evidence.verdict.status);
            out["action " + indicator.id] = name_of(indicator.action.status);
            out["time_target " + indicator.id] = name_of(indicator.time_target.status);
        }
    }
    return out;
}

/// What the report quotes for each verdict, or came nearest; for messages.
inline std::map<std::string, std::string> quotes(const Report& report) {
    std::map<std::string, std::string> out;
    const auto keep = [&](const std::string& key, const Verdict& verdict) {
        const Location* location = !verdict.found.empty() ? &verdict.found.front() : verdict.nearest ? &*verdict.nearest : nullptr;
        if (!location) return;
        out[key] = (verdict.found.empty() ? "nearest, page " : "page ") + std::to_string(location->page) + ": " + location->quote;
    };
    for (const AreaResult& area : report.areas) {
        for (const ItemResult& target : area.targets) keep("target " + target.id, target.verdict);
        for (const IndicatorResult& indicator : area.indicators) {
            for (const ItemResult& item : indicator.items) keep("item " + item.id, item.verdict);
            keep("evidence " + indicator.id, indicator.evidence.verdict);
            keep("action " + indicator.id, indicator.action);
            keep("time_target " + indicator.id, indicator.time_target);
        }
    }
    return out;
}

struct Truth {
    Verdicts verdicts;
    std::map<std::string, std::string> quotes;   ///< the plan's words that decided an item or a target
    std::string rules = rules_52;                ///< the pack it is true under
};

inline Truth read_truth(const std::filesystem::path& path) {
    const auto source = nlohmann::json::parse(read_bytes(path));
    Truth out;
    out.rules = source.value("rules", rules_52);
    for (const auto& [name, key] : {std::pair("items", "item "), std::pair("targets", "target ")})
        for (const auto& [id, value] : source.at(name).items()) {
            out.verdicts[key + id] = value.at("status");
            out.quotes[key + id] = value.value("quote", "");
        }
    for (const auto& [id, values] : source.at("indicators").items())
        for (const char* key : {"evidence", "action", "time_target"}) out.verdicts[std::string(key) + ' ' + id] = values.at(key);
    return out;
}

/// Whether a verdict is right when `truth` is.
inline bool agrees(const std::string& truth, const std::string& verdict) {
    return truth == verdict || truth.find('?') != std::string::npos;
}

/// What is being counted: the first word of a key.
inline std::string kind_of(const std::string& key) { return key.substr(0, key.find(' ')); }

/// How often verdicts are right, by kind, and how well gaps are found.
struct Score {
    int all = 0, right = 0;
    int gaps_found = 0, gaps_invented = 0, gaps_overlooked = 0;

    double accuracy() const { return all ? static_cast<double>(right) / all : 1; }
    double gap_f1() const {
        const int twice = 2 * gaps_found;
        return twice + gaps_invented + gaps_overlooked ? static_cast<double>(twice) / (twice + gaps_invented + gaps_overlooked) : 1;
    }
};

struct Comparison {
    std::map<std::string, Score> by_kind;
    std::vector<std::string> differences;   ///< one readable line each
};

/// Adds the comparison of one report to `out`.
inline void compare(const std::string& name, const Truth& truth, const Report& report, Comparison& out) {
    const Verdicts got = verdicts(report);
    const auto quoted = quotes(report);
    const auto or_nothing = [](const auto& map, const std::string& key) {
        const auto it = map.find(key);
        return it == map.end() ? std::string() : it->second;
    };
    for (const auto& [key, wanted] : truth.verdicts) {
        const std::string verdict = got.count(key) ? got.at(key) : "absent";
        Score& score = out.by_kind[kind_of(key)];
        const bool open = wanted.find('?') != std::string::npos;
        ++score.all;
        score.right += agrees(wanted, verdict);
        score.gaps_found += wanted == "missing" && verdict == "missing";
        score.gaps_invented += wanted != "missing" && !open && verdict == "missing";
        score.gaps_overlooked += wanted == "missing" && verdict != "missing";
        if (agrees(wanted, verdict)) continue;
        out.differences.push_back(name + " " + key + ": is " + wanted + ", reported " + verdict + "\n    plan:   " +
                                  or_nothing(truth.quotes, key) + "\n    report: " + or_nothing(quoted, key));
    }
}

/// Whether two names may be those of one agency. A cover spells out what the truth abbreviates, or the other way round,
/// so that a third of the words of either must do; of a slogan it shares none.
inline bool same_agency(const std::string& one, const std::string& other) {
    const auto words = [](const std::string& of) {
        std::istringstream in(normalize_text(of));
        return std::set<std::string>(std::istream_iterator<std::string>(in), {});
    };
    const auto a = words(one), b = words(other);
    const auto shared = std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.count(word) > 0; });
    return shared > 0 && 3 * static_cast<std::size_t>(shared) >= std::min(a.size(), b.size());
}

inline std::string lines(const std::vector<std::string>& all) {
    std::string out;
    for (const std::string& line : all) out += line + '\n';
    return out;
}

}  // namespace celah::test
