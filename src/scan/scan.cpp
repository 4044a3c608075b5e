#include "celah/scan.hpp"

#include "celah/assess.hpp"
#include "celah/extract.hpp"
#include "celah/match.hpp"
#include "celah/normalize.hpp"
#include "celah/structure.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace {

Report assess_document(const Document& document, const RulePack& rules, const ScanOptions& options) {
    const Tokens tokens = normalize(document);
    const Structure parts = structure(document, tokens);
    const Matches matches = match(parts, rules);
    return assess({document, tokens, parts, matches, rules}, options.language);
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
    Report out = document ? assess_document(*document, rules, options) : failed(document.error(), rules);
    out.document.path = path;
    out.document.sha256 = sha256(bytes);
    out.document.bytes = bytes.size();
    return out;
}

}  // namespace celah
