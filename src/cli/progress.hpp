// How far a long scan is, on standard error: one line that changes on a terminal, else a line now and then. Silent where the
// work is soon done.
#pragma once

#include <chrono>
#include <string>

#include "celah/language.hpp"
#include "celah/round.hpp"

namespace celah::cli {

class Progress {
  public:
    explicit Progress(Language language);
    ~Progress();   ///< takes the line off the terminal
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(const RoundProgress& progress);

  private:
    using Clock = std::chrono::steady_clock;

    Language language_;
    bool terminal_;
    Clock::time_point started_, next_;
    bool line_shown_ = false;
};

/// "120 of 2000 documents, 3400 pages, 56 documents/s, 33 s left, 4 failed".
std::string progress_text(const RoundProgress& progress, std::chrono::duration<double> elapsed, Language language);

}  // namespace celah::cli
