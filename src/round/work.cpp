#include "round/work.hpp"

#include <charconv>

namespace celah {
namespace {

constexpr char report_mark = 'r', pages_mark = 'p', error_mark = 'e';

Error no_answer() { return {"crashed", "The worker wrote what is no answer."}; }

/// Up to the line break, which goes too.
std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

Result<std::vector<PageToRecognize>> read_pages(std::string_view text) {
    std::vector<PageToRecognize> out;
    while (!text.empty()) {
        const auto line = take_line(text);
        PageToRecognize page;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), page.number);
        // In order and each once: what a worker says is not to be trusted, and the parent counts on it.
        const int least = out.empty() ? 1 : out.back().number + 1;
        const bool too_many = out.size() == most_pages_at_once;
        if (error != std::errc() || too_many || page.number < least || end == line.data() + line.size()) return tl::unexpected(no_answer());
        page.key = std::string(end + 1, line.data() + line.size());
        out.push_back(std::move(page));
    }
    if (out.empty()) return tl::unexpected(no_answer());
    return out;
}

}  // namespace

std::string answer_look(std::string_view bytes, const std::string& path, const RoundSettings& settings, Packs packs, const Recognized& recognized,
                        const std::vector<Problem>& problems, Worker& worker) {
    ScanOptions options = settings.scan;
    options.page_done = [&worker] { worker.progress(); };
    ScanStep step = settings.step ? settings.step(bytes, path, options, recognized) : scan_step(bytes, path, packs, options, recognized);
    if (const auto* pages = std::get_if<std::vector<PageToRecognize>>(&step)) {
        std::string out(1, pages_mark);
        for (const PageToRecognize& page : *pages) out += std::to_string(page.number) + " " + page.key + "\n";
        return out;
    }
    Report& report = std::get<Report>(step);
    report.problems.insert(report.problems.end(), problems.begin(), problems.end());
    if (!problems.empty() && report.status == DocumentStatus::ok) report.status = DocumentStatus::warning;
    return report_mark + render_json(report, settings.json_indent);
}

std::string answer_page(std::string_view bytes, int number, const OcrSettings& settings) {
    const auto page = recognize_page(bytes, number, settings);
    if (page) return pages_mark + write_page(*page);
    return error_mark + page.error().code + "\n" + page.error().message;
}

Result<Look> read_look(std::string_view answer, const std::string& path, const HeldDocument& document) {
    if (answer.empty()) return tl::unexpected(no_answer());
    const char mark = answer.front();
    answer.remove_prefix(1);
    if (mark == pages_mark) {
        auto pages = read_pages(answer);
        if (!pages) return tl::unexpected(pages.error());
        return *std::move(pages);
    }
    if (mark != report_mark) return tl::unexpected(no_answer());
    const auto report = read_report(answer);
    if (!report || report->document.path != path || report->document.sha256 != document.sha256() || report->document.bytes != document.bytes()) return tl::unexpected(no_answer());
    return Scanned{record_of(*report), std::string(answer), {}};
}

Result<Page> read_recognized(std::string_view answer) {
    if (answer.empty()) return tl::unexpected(no_answer());
    const char mark = answer.front();
    answer.remove_prefix(1);
    if (mark == error_mark) {
        const auto code = take_line(answer);
        return failure(std::string(code), std::string(answer));
    }
    return read_page(answer);
}

}  // namespace celah
