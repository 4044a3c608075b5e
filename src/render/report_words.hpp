// What several formats for people say of a report in the same words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "celah/report.hpp"
#include "render/messages.hpp"

namespace celah::render {

std::string joined(const std::vector<std::string>& parts, std::string_view between);

/// "3, 5-7"; `pages` in order.
std::string page_ranges(const std::vector<int>& pages);

/// Those of which nothing could be read, in order.
std::vector<int> unread_pages(const DocumentInfo& document);

/// "12 halaman: 10 terbaca dari teks, 2 tidak terbaca".
std::string pages_read(const DocumentInfo& document, Language language);

/// What the document was refused for: the last problem, as what was odd about its pages is said before. May be nullptr.
const Problem* refusal(const Report& report);

/// One sentence, for a report with status error.
std::string why_not_assessed(const Report& report, Language language);

/// The problems, but for the refusal. Pages with the same one share a line: half of a scanned plan may be unreadable.
std::vector<std::string> problem_lines(const Report& report, Language language);

/// Missing or partial.
bool lacks(const Verdict& verdict);

/// The status as people should see it: complete only where evidence, action and time are there too.
IndicatorStatus shown_status(const IndicatorResult& indicator);

/// Why the verdict is what it is: celah's reason, and an assessor's where there is a correction.
std::string reason_text(const Verdict& verdict, Language language);

/// What follows the last slash.
std::string file_name(const std::string& path);

/// "Ada", "Sebagian" …
const Text& word(Status status);
const Text& word(IndicatorStatus status);

}  // namespace celah::render
