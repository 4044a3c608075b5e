// Two reports beside each other: what changed between two versions of a plan, and what changed because the rules did.
//
// Works on the published JSON alone (docs/celah.report-1.schema.json), so that reports of last year can be compared.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "celah/language.hpp"
#include "celah/result.hpp"

namespace celah {

/// Why a verdict differs.
enum class Cause {
    plan,    ///< the same question was put to two plans
    rules,   ///< the question is new, gone or put otherwise, the plan is the same
    both,    ///< question and plan differ: the reports alone cannot tell
    program  ///< question and plan are the same: another version of celah judged
};

struct Change {
    enum class Kind { item, target, evidence, action, time_target };
    Kind kind = Kind::item;
    std::string id, old_id;              ///< of the item, target or indicator; empty on the side that does not have it
    std::string text;
    std::string before, after;           ///< statuses as in the reports; empty where there is no such question
    Cause cause = Cause::plan;
    std::string quote;                   ///< what the plan says now, or said before; may be empty
    bool worse = false;                  ///< asked before too, and covered less now
    bool better = false;                 ///< asked before too, and covered more now
};

/// One of the two reports, as far as a comparison shows it.
struct Side {
    std::string path, agency, rules, document_sha256;
    double coverage_percent = 0;
};

struct Comparison {
    Side before, after;
    bool same_document = false, same_rules = false;   ///< byte for byte
    std::vector<Change> changes;                      ///< in the order of the new report; questions that are gone last
    int same = 0;                                     ///< verdicts that stayed
};

/// Errors: "not-a-report", saying which of the two and what is wrong with it.
Result<Comparison> compare_reports(std::string_view before, std::string_view after);

std::string render_text(const Comparison& comparison, Language language = Language::id);
std::string render_json(const Comparison& comparison, int indent = 2);

}  // namespace celah
