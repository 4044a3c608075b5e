#include "celah/compare.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace celah {
namespace {

using Json = nlohmann::json;

/// One question of a report and its answer.
struct Answer {
    Change::Kind kind;
    std::string id, follows, text, status, rule, quote;
};

struct Report {
    Side side;
    std::string digest;                  // of the rules
    std::vector<Answer> answers;         // in the report's order
};

std::string status_of(const Json& verdict) {
    const std::string out = verdict.at("status");
    for (const char* known : {"present", "partial", "missing", "not-assessed"})
        if (out == known) return out;
    throw std::invalid_argument("the status \"" + out + "\" is unknown");
}

const Json& list(const Json& object, const char* key) {
    const Json& out = object.at(key);
    if (!out.is_array()) throw std::invalid_argument(std::string("\"") + key + "\" is no list");
    return out;
}

double percent(const Json& value) {
    const double out = value;
    if (out >= 0 && out <= 100) return out;
    throw std::invalid_argument("a percentage is not between 0 and 100");
}

std::string first_quote(const Json& verdict) {
    const Json& found = verdict.at("found");
    return found.empty() ? std::string() : found.front().at("quote").get<std::string>();
}

Answer requirement(Change::Kind kind, const Json& one) {
    return {kind, one.at("id"), one.value("follows", ""), one.at("text"), status_of(one), one.value("rule", ""), first_quote(one)};
}

void add_indicator(const Json& indicator, std::vector<Answer>& out) {
    for (const Json& item : list(indicator, "items")) out.push_back(requirement(Change::Kind::item, item));
    const auto part = [&](Change::Kind kind, const char* key) {
        const Json& verdict = indicator.at(key);
        out.push_back({kind, indicator.at("id"), indicator.value("follows", ""), indicator.at("name"), status_of(verdict), "", first_quote(verdict)});
    };
    part(Change::Kind::evidence, "evidence");
    part(Change::Kind::action, "action");
    part(Change::Kind::time_target, "time_target");
}

std::string text_or_nothing(const Json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

Report read(const Json& json) {
    if (json.at("schema") != "celah.report/1") throw std::invalid_argument("its schema is not celah.report/1");
    if (json.at("status") == "error") throw std::invalid_argument("its document could not be assessed");
    const Json& document = json.at("document");
    Report out;
    out.side = {document.at("path"), text_or_nothing(document.at("agency")), json.at("rules").at("id"), document.at("sha256"),
                percent(json.at("summary").at("coverage_percent"))};
    out.digest = json.at("rules").at("digest");
    for (const Json& area : list(json, "areas")) {
        for (const Json& target : list(area, "targets")) out.answers.push_back(requirement(Change::Kind::target, target));
        for (const Json& indicator : list(area, "indicators")) add_indicator(indicator, out.answers);
    }
    return out;
}

Result<Report> read_report(std::string_view text, const char* which) {
    try {
        return read(Json::parse(text));
    } catch (const std::exception& wrong) {
        return failure("not-a-report", std::string("the ") + which + " file is no report that can be compared: " + wrong.what());
    }
}

int worth(const std::string& status) { return status == "present" ? 2 : status == "partial" ? 1 : 0; }

class Comparer {
  public:
    Comparer(const Report& before, const Report& after) : before_(before), after_(after) {
        out_.before = before.side;
        out_.after = after.side;
        out_.same_document = before.side.document_sha256 == after.side.document_sha256;
        out_.same_rules = before.digest == after.digest;
        for (const Answer& answer : before.answers) {
            by_id_[{answer.kind, answer.id}] = &answer;
            by_ancestor_.emplace(std::pair(answer.kind, answer.follows), &answer);
        }
    }

    Comparison compare() {
        for (const Answer& now : after_.answers) {
            const Answer* then = predecessor(now);
            if (then) seen_.insert(then);
            if (then && then->status == now.status) ++out_.same;
            else out_.changes.push_back(then ? changed(*then, now) : appeared(now));
        }
        for (const Answer& then : before_.answers)
            if (!seen_.count(&then)) out_.changes.push_back(gone(then));
        return std::move(out_);
    }

  private:
    using ById = std::map<std::pair<Change::Kind, std::string>, const Answer*>;

    static const Answer* find(const ById& answers, Change::Kind kind, const std::string& id) {
        const auto found = answers.find({kind, id});
        return id.empty() || found == answers.end() ? nullptr : found->second;
    }

    /// The same question in the old report. Under another regulation it is the one that this one follows, or, when the old
    /// report is of the younger regulation, the one that follows this; else the one of the same id, as in a pack that
    /// extends the other's.
    const Answer* predecessor(const Answer& now) const {
        const Answer* same = find(by_id_, now.kind, now.id);
        if (same && before_.side.rules == after_.side.rules) return same;
        if (const Answer* older = find(by_id_, now.kind, now.follows)) return older;
        if (const Answer* younger = find(by_ancestor_, now.kind, now.id)) return younger;
        return same;
    }

    Cause cause(const Answer& then, const Answer& now) const {
        const bool same_question = out_.same_rules || (!then.rule.empty() && then.rule == now.rule);
        if (out_.same_document) return out_.same_rules ? Cause::program : Cause::rules;
        return same_question ? Cause::plan : Cause::both;
    }

    Change changed(const Answer& then, const Answer& now) const {
        return {now.kind, now.id, then.id, now.text, then.status, now.status, cause(then, now), now.quote.empty() ? then.quote : now.quote,
                worth(now.status) < worth(then.status), worth(now.status) > worth(then.status)};
    }
    static Change appeared(const Answer& now) { return {now.kind, now.id, "", now.text, "", now.status, Cause::rules, now.quote, false, false}; }
    static Change gone(const Answer& then) { return {then.kind, "", then.id, then.text, then.status, "", Cause::rules, then.quote, false, false}; }

    const Report& before_;
    const Report& after_;
    Comparison out_;
    ById by_id_, by_ancestor_;
    std::set<const Answer*> seen_;
};

}  // namespace

Result<Comparison> compare_reports(std::string_view before, std::string_view after) {
    const auto old_report = read_report(before, "first");
    if (!old_report) return tl::unexpected(old_report.error());
    const auto new_report = read_report(after, "second");
    if (!new_report) return tl::unexpected(new_report.error());
    return Comparer(*old_report, *new_report).compare();
}

}  // namespace celah
