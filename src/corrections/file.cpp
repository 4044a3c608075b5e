// A workbook comes back from strangers: a worker reads it, which can do nothing but compute.
#include <nlohmann/json.hpp>

#include "celah/corrections.hpp"
#include "celah/isolate.hpp"

namespace celah {
namespace {

/// The first byte of an answer: corrections follow, or an error's code and message.
constexpr char good = '+', bad = '-';

Result<std::vector<Correction>> read_any(std::string_view bytes, Language language) {
    return bytes.starts_with('{') ? read_corrections_json(bytes, language) : read_corrections(bytes, language);
}

std::string answer(std::string_view bytes, Language language) {
    const auto corrections = read_any(bytes, language);
    if (corrections) return good + write_corrections_json(*corrections);
    return bad + corrections.error().code + '\n' + corrections.error().message;
}

Result<std::vector<Correction>> understood(const std::string& answer) {
    if (answer.starts_with(good)) return read_corrections_json(std::string_view(answer).substr(1));
    const auto end = answer.find('\n');
    if (!answer.starts_with(bad) || end == answer.npos) return failure("internal-error", "The workbook's reader gave no answer.");
    return failure(answer.substr(1, end - 1), answer.substr(end + 1));
}

Result<std::vector<Correction>> read_isolated(const HeldDocument& document, Language language) {
    Workers workers(1);
    workers.start(0, {document.file(), document.bytes(), [language](std::string_view bytes, Worker&) { return answer(bytes, language); }});
    for (;;) {
        const auto finished = workers.wait(std::chrono::seconds(1));
        if (finished.empty()) continue;
        const Outcome& outcome = finished.front().outcome;
        return outcome.ended == Ended::answered ? understood(outcome.answer) : failure(code(outcome.ended), outcome.reason);
    }
}

}  // namespace

Result<std::vector<Correction>> read_corrections_file(const std::string& path, Language language) {
    const auto document = hold_document(path, WorkbookLimits{}.packed);
    if (!document) return tl::unexpected(document.error());
    auto out = read_isolated(*document, language);
    if (!out) return failure(out.error().code, path + ": " + out.error().message, {path});
    return out;
}

}  // namespace celah
