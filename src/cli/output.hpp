// Where reports go. Nothing is ever lost in silence: each write is checked, and a file appears whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "celah/result.hpp"

namespace celah::cli {

/// Call once, first: a closed pipe becomes an error instead of a signal, descriptors 0 to 2 are open, and an
/// interrupt removes an unfinished output file.
void prepare_streams();

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
