// The whole way of one document: extract -> normalize -> structure -> match -> assess. Composition only.
#pragma once

#include <string>
#include <string_view>

#include "celah/render.hpp"
#include "celah/report.hpp"
#include "celah/result.hpp"
#include "celah/rules.hpp"

namespace celah {

struct ScanOptions {
    Language language = Language::id;   ///< of reasons and messages in the report
};

/// Never fails: a document that cannot be assessed gives a report with status error and a problem that says why.
/// `path` is only shown.
Report scan(std::string_view bytes, const std::string& path, const RulePack& rules, const ScanOptions& options = {});

/// Why the requirement `id` of this document has its verdict (see assess.hpp). Errors: those of extract().
Result<std::string> explain(std::string_view bytes, const std::string& id, const RulePack& rules, const ScanOptions& options = {});

}  // namespace celah
