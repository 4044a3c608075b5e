// The gap report of one document: what the assess stage decides and all that a renderer sees.
//
// The JSON form (render_json) is the published contract, docs/celah.report-1.schema.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "celah/document.hpp"

namespace celah {

/// not_assessed: nothing was found, but pages that could hold it could not be read. "missing" is only said over text
/// that was really read.
enum class Status { present, partial, missing, not_assessed };

/// Where the plan says it, in the plan's own words.
struct Location {
    int page = 0;         ///< counts from 1
    Box box;              ///< over the quoted words, points from the page's top left corner
    std::string quote;    ///< as drawn, words separated by one space
};

struct Verdict {
    Status status = Status::missing;
    std::vector<Location> found;   ///< best first; empty for missing and not_assessed
    std::string reason;            ///< one sentence a reader understands, in the report's language
    std::optional<Location> nearest;  ///< for missing: the passage that came closest, when there is one
};

struct ItemResult {
    std::string id, text;
    Verdict verdict;
};

struct EvidenceResult {
    Verdict verdict;
    std::vector<std::string> expected;   ///< documents an assessor usually expects
};

enum class IndicatorStatus { complete, partial, missing, not_assessed };

struct IndicatorResult {
    std::string id, name, article;
    IndicatorStatus status = IndicatorStatus::missing;
    Verdict heading;
    std::vector<ItemResult> items;
    EvidenceResult evidence;
    Verdict action;
    Verdict time_target;
};

struct AreaResult {
    std::string id, name, article;
    double weight_percent = 0;
    std::vector<ItemResult> targets;
    std::vector<IndicatorResult> indicators;
    std::vector<int> pages;              ///< the pages that belong to the area's part of the plan, in order
};

struct Finding {
    std::string kind;        ///< "stale-year", "outdated-regulation", "foreign-agency", "numbering-gap" …
    std::string severity;    ///< "warning" or "info"
    std::string message;
    std::vector<Location> found;
};

struct Counts {
    int required = 0, present = 0, partial = 0, missing = 0, not_assessed = 0;
};

struct Summary {
    Counts items, evidence, action, time_target, targets;
    double coverage_percent = 0;   ///< items: present 1, partial 1/2; mean per indicator, then per area, weighted by the areas' weights
};

enum class DocumentStatus { ok, warning, error };

struct DocumentInfo {
    std::string path, sha256;
    std::uint64_t bytes = 0;
    int pages = 0, pages_text = 0, pages_ocr = 0, pages_unreadable = 0;
    std::optional<std::string> agency;   ///< as read from the plan itself
    std::optional<int> year;
    std::string kind = "unknown";        ///< "zi-work-plan", "not-a-plan", "unknown" (could not be read)
    std::string kind_reason;             ///< one sentence: what made it that
};

struct RulesInfo {
    std::string id, title, version, digest;  ///< digest: "sha256:…" over all rule and vocabulary files
};

struct Report {
    RulesInfo rules;
    DocumentInfo document;
    DocumentStatus status = DocumentStatus::ok;
    std::vector<Problem> problems;
    Summary summary;
    std::vector<AreaResult> areas;       ///< empty when status is error
    std::vector<Finding> findings;
};

/// True when an item, evidence, action, time target or target is missing or partial.
bool has_gap(const Report& report);

}  // namespace celah
