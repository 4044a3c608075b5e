// Where reports go. Nothing is ever lost in silence: each write is checked, and a file appears whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "celah/result.hpp"

namespace celah::cli {

/// Call once, first: a closed pipe and a file that may grow no further become errors instead of signals, descriptors 0 to 2
/// are open, and an interrupt ends the program at once, removing an unfinished output file. Workers end with it.
void prepare_streams();

/// On standard error, should an interrupt come; at most 1 KiB.
void say_when_interrupted(std::string_view text);

class Output {
  public:
    /// "-": standard output. A file is written under another name beside it, and renamed by finish().
    static Result<Output> open(const std::string& path);

    Output(Output&& other) noexcept;
    Output& operator=(Output&&) = delete;
    ~Output();  ///< without finish(): the unfinished file is removed

    Result<void> write(std::string_view text);
    Result<void> finish();

    bool is_terminal() const;
    int columns() const;  ///< of the terminal; 0 when it is none

  private:
    Output(int file, std::string path, std::string temporary, std::string target);
    Error failed(int reason) const;

    int file_;
    std::string path_;       ///< as the user knows it
    std::string temporary_;  ///< empty when written in place
    std::string target_;     ///< what the temporary file becomes
};

/// Prints on standard output; returns the exit code.
int print(std::string_view text);

}  // namespace celah::cli
