#include "celah/scan.hpp"

#include "celah/assess.hpp"
#include "celah/extract.hpp"
#include "celah/match.hpp"
#include "celah/normalize.hpp"
#include "celah/structure.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace {

/// Runs the stages between extract and assess and hands their results on.
template <class Last>
auto through_stages(const Document& document, const RulePack& rules, Last last) {
    const Tokens tokens = normalize(document);
    const Structure parts = structure(document, tokens);
    const Matches matches = match(parts, rules);
    return last(Evidence{document, tokens, parts, matches, rules});
}

Report failed(const Error& error, const RulePack& rules) {
    Report out;
    out.rules = {rules.id, rules.title, rules.version, "sha256:" + rules.digest};
    out.status = DocumentStatus::error;
    out.problems.push_back({error.code, error.message, std::nullopt});
    return out;
}

}  // namespace

Report scan(std::string_view bytes, const std::string& path, const RulePack& rules, const ScanOptions& options) {
    const Result<Document> document = extract(bytes);
    Report out = document ? through_stages(*document, rules, [&](const Evidence& e) { return assess(e, options.language); })
                          : failed(document.error(), rules);
    out.document.path = path;
    out.document.sha256 = sha256(bytes);
    out.document.bytes = bytes.size();
    return out;
}

Result<std::string> explain(std::string_view bytes, const std::string& id, const RulePack& rules, const ScanOptions& options) {
    const Result<Document> document = extract(bytes);
    if (!document) return tl::unexpected<Error>(document.error());
    return through_stages(*document, rules, [&](const Evidence& e) { return explain(e, id, options.language); });
}

}  // namespace celah
