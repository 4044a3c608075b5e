#include "progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <iostream>

#include "round/messages.hpp"

namespace celah::cli {

using render::fill;

namespace {

constexpr std::chrono::milliseconds first_on_terminal{1000}, next_on_terminal{200};
constexpr std::chrono::seconds first_in_log{15}, next_in_log{30};

std::string span(double seconds, Language language) {
    const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
    constexpr int minute = 60, hour = 3600;
    if (whole < 2 * minute) return fill(round_text::seconds.in(language), {std::to_string(whole)});
    if (whole < 2 * hour) return fill(round_text::minutes.in(language), {std::to_string((whole + minute / 2) / minute)});
    return fill(round_text::hours.in(language), {render::decimal(static_cast<double>(whole) / hour, language)});
}

/// In documents: a page that OCR reads takes as long as some fifteen of them without such pages.
double work(int documents, int pages) {
    constexpr double page = 15;
    return documents + page * pages;
}

bool understands_escapes() {
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace

std::string progress_text(const RoundProgress& now, std::chrono::duration<double> elapsed, Language language) {
    const auto say = [language](const render::Text& text, std::initializer_list<std::string_view> values) { return fill(text.in(language), values); };
    std::string out = say(round_text::progress, {std::to_string(now.done), std::to_string(now.documents), std::to_string(now.pages)});
    if (now.pages_wanted > 0) out += say(round_text::progress_ocr, {std::to_string(now.pages_read), std::to_string(now.pages_wanted)});
    const int read = now.done - now.reused;
    if (read > 0 && elapsed.count() > 0) {
        const double rate = read / elapsed.count();
        out += say(round_text::progress_rate, {render::decimal(rate, language)});
    }
    const double left = work(now.documents - now.done, now.pages_wanted - now.pages_read), finished = work(read, now.pages_read);
    if (left > 0 && finished > 0 && elapsed.count() > 0) out += say(round_text::progress_left, {span(elapsed.count() * left / finished, language)});
    if (now.failed > 0) out += say(round_text::progress_failed, {std::to_string(now.failed)});
    return out;
}

Progress::Progress(Language language)
    : language_(language), terminal_(understands_escapes()), started_(Clock::now()), next_(started_ + (terminal_ ? Clock::duration(first_on_terminal) : first_in_log)) {}

Progress::~Progress() {
    if (line_shown_) std::cerr << "\r\x1b[K" << std::flush;
}

void Progress::show(const RoundProgress& progress) {
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + (terminal_ ? Clock::duration(next_on_terminal) : next_in_log);
    const std::string text = progress_text(progress, now - started_, language_);
    if (terminal_) std::cerr << '\r' << text << "\x1b[K" << std::flush;
    else std::cerr << "celah: " << text << '\n' << std::flush;
    line_shown_ = terminal_;
}

}  // namespace celah::cli
