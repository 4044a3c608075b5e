// The whole way of one document: extract -> normalize -> structure -> choose -> match -> assess. Composition only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "celah/recognize.hpp"
#include "celah/render.hpp"
#include "celah/report.hpp"
#include "celah/result.hpp"
#include "celah/rules.hpp"

namespace celah {

struct ScanOptions {
    Language language = Language::id;   ///< of reasons and messages in the report
    std::optional<int> as_of = {};      ///< judge as a plan of this year, whatever the plan says
    OcrSettings ocr = {};
    std::function<void()> page_done = {};   ///< a sign of progress
};

/// Packs to choose from, at least one (see choose.hpp).
using Packs = std::span<const RulePack>;

/// Never fails: a document that cannot be assessed gives a report with status error and a problem that says why.
/// `path` is only shown. Pages that need it are read by OCR, one after another and without a cache;
/// where that is not possible at all, a problem "no-ocr" says so.
Report scan(std::string_view bytes, const std::string& path, Packs packs, const ScanOptions& options = {});

/// By this pack.
inline Report scan(std::string_view bytes, const std::string& path, const RulePack& rules, const ScanOptions& options = {}) {
    return scan(bytes, path, Packs(&rules, 1), options);
}

/// Pages that OCR has read, by number; an empty page (source unreadable) where that failed.
using Recognized = std::map<int, Page>;

/// Either the report, or the pages that OCR should read before there can be one.
using ScanStep = std::variant<Report, std::vector<PageToRecognize>>;

/// As scan(), for callers that run OCR themselves: call it with nothing recognised, then again with all that it asks for.
ScanStep scan_step(std::string_view bytes, const std::string& path, Packs packs, const ScanOptions& options, const Recognized& recognized);

/// Extracts the document and has OCR read the pages that need it, as scan() does. Errors: those of extract().
Result<Document> read_document(std::string_view bytes, const OcrSettings& ocr = {});

/// The report of a document that could not even be opened.
Report not_scanned(const std::string& path, const Error& error, Packs packs, const ScanOptions& options = {});

/// Why the requirement `id` of this document has its verdict (see assess.hpp). Errors: those of extract().
Result<std::string> explain(std::string_view bytes, const std::string& id, Packs packs, const ScanOptions& options = {});

}  // namespace celah
