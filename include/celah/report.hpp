// The gap report of one document: what the assess stage decides and all that a renderer sees.
//
// The JSON form (render_json) is the published contract, docs/celah.report-1.schema.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "celah/choose.hpp"
#include "celah/document.hpp"
#include "celah/sketch.hpp"

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

/// What an assessor says against a verdict (corrections.hpp). While what they judged is as it was, their word is the verdict's
/// status; once it changed, celah's own stands again, and `stale` says what changed.
struct VerdictCorrection {
    Status from = Status::missing, to = Status::missing;   ///< celah's verdict when it was corrected, and the assessor's
    std::string reason, by, date;                          ///< date: "2025-06-30"
    std::vector<std::string> stale;                        ///< "rule", "passage", "document"; empty: it holds
};

struct Verdict {
    Status status = Status::missing;
    std::vector<Location> found;   ///< best first; empty for missing and not_assessed, unless that is a correction
    std::string reason;            ///< one sentence a reader understands, in the report's language: celah's own
    std::optional<Location> nearest;  ///< for missing: the passage that came closest, when there is one
    std::optional<VerdictCorrection> correction = {};
};

struct ItemResult {
    std::string id, text;
    Verdict verdict;
    double weight = 0;                 ///< percent points: its share of the indicator's weight; 0 for targets
    std::string best, frequency;       ///< what the best answer asks for, and how often; may be empty
    std::string follows;               ///< id of the same question in the regulation before; may be empty
    std::string rule_digest;           ///< equal digests: judged by the same phrases
    std::string answer = {};           ///< how the LKE asks for it: "A/B/C", "Ya/Tidak", "%"; may be empty
};

struct EvidenceResult {
    Verdict verdict;
    std::vector<std::string> expected;   ///< documents an assessor usually expects
};

enum class IndicatorStatus { complete, partial, missing, not_assessed };

struct IndicatorResult {
    std::string id, name, article;
    std::string follows;               ///< as ItemResult::follows
    IndicatorKind kind = IndicatorKind::none;
    double weight = 0;                 ///< percent points
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

/// Weight, and how much of it the plan covers: an item that is present counts whole, a partial one half.
struct Points {
    double weight = 0, covered = 0;
    double percent() const { return weight > 0 ? 100 * covered / weight : 0; }
};

/// How much of the regulation the plan covers. Not a score of the LKE: that judges what was done, this what was planned.
struct Coverage {
    Points all;
    Points pemenuhan, reform;      ///< zero where the regulation does not part them
};

struct AreaCoverage {
    std::string area;
    Coverage coverage;
};

/// The coverage beside what a predicate demands of the assessment.
struct MinimumResult {
    Minimum demanded;
    bool leverage_reached = false;             ///< coverage in points >= demanded.leverage
    std::vector<std::string> areas_below;      ///< ids of the areas covered less than demanded.area_percent
};

struct Summary {
    Counts items, evidence, action, time_target, targets;
    double coverage_percent = 0;               ///< coverage.all.percent(), in hundredths
    Coverage coverage;
    std::vector<AreaCoverage> areas;           ///< in the regulation's order
    std::vector<MinimumResult> minima;
};

enum class DocumentStatus { ok, warning, error };

/// How a page was read, and how well.
struct PageReading {
    int page = 0;                        ///< counts from 1
    PageSource source = PageSource::text;
    double confidence = 1;               ///< 0 … 1, of the OCR; 1 for text
};

struct DocumentInfo {
    std::string path, sha256;
    std::uint64_t bytes = 0;
    int pages = 0, pages_text = 0, pages_ocr = 0;
    int pages_unreadable = 0;            ///< also those read in part only, and those that a limit left out
    std::vector<PageReading> readings;   ///< in order, one for each page that was looked at
    std::optional<std::string> agency;   ///< as read from the plan itself
    std::optional<int> year;
    std::string kind = "unknown";        ///< "zi-work-plan", "not-a-plan", "unknown" (could not be read)
    std::string kind_reason;             ///< one sentence: what made it that
};

struct RulesInfo {
    std::string id, title, version, digest;  ///< digest: "sha256:…" over all rule and vocabulary files
    ChosenBy chosen_by = ChosenBy::asked;
    std::string chosen_because;              ///< one sentence a reader understands
};

struct Report {
    std::string program_version;         ///< of the celah that judged; empty: this one
    RulesInfo rules;
    DocumentInfo document;
    DocumentStatus status = DocumentStatus::ok;
    std::vector<Problem> problems;
    Summary summary;
    std::vector<AreaResult> areas;       ///< empty when status is error
    std::vector<Finding> findings;
    std::optional<Sketch> sketch;        ///< none where the document could not be read
};

/// celah's own verdict: that before a correction.
Status own_status(const Verdict& verdict);

/// Of what celah judged a requirement by: its verdict and the passages it quotes, wherever they stand. 16 hexadecimal digits.
std::string passage_fingerprint(const Verdict& verdict);

/// Alike for the versions of one unit's plan: of the file's name, without folders, and the unit as read from it. 16 digits; empty
/// when no unit was found.
std::string plan_fingerprint(const DocumentInfo& document);

/// True when an item, evidence, action, time target or target is missing or partial.
bool has_gap(const Report& report);

/// True when one of them could not be assessed.
bool has_unread(const Report& report);

}  // namespace celah
