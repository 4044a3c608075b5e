// The whole way of one document: extract -> normalize -> structure -> choose -> match -> assess. Composition only.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "celah/render.hpp"
#include "celah/report.hpp"
#include "celah/result.hpp"
#include "celah/rules.hpp"

namespace celah {

struct ScanOptions {
    Language language = Language::id;   ///< of reasons and messages in the report
    std::optional<int> as_of = {};      ///< judge as a plan of this year, whatever the plan says
};

/// Packs to choose from, at least one (see choose.hpp).
using Packs = std::span<const RulePack>;

/// Never fails: a document that cannot be assessed gives a report with status error and a problem that says why.
/// `path` is only shown.
Report scan(std::string_view bytes, const std::string& path, Packs packs, const ScanOptions& options = {});

/// By this pack.
inline Report scan(std::string_view bytes, const std::string& path, const RulePack& rules, const ScanOptions& options = {}) {
    return scan(bytes, path, Packs(&rules, 1), options);
}

/// The report of a document that could not even be opened.
Report not_scanned(const std::string& path, const Error& error, Packs packs, const ScanOptions& options = {});

/// Why the requirement `id` of this document has its verdict (see assess.hpp). Errors: those of extract().
Result<std::string> explain(std::string_view bytes, const std::string& id, Packs packs, const ScanOptions& options = {});

}  // namespace celah
