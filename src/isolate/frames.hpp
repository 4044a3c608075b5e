// What a worker writes into its pipe: one byte that says what follows, and for the last three a length (eight bytes, the
// machine's order) and as many bytes of text. Whoever reads it trusts none of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace celah::detail {

enum class Frame : char {
    progress = 'p',
    answer = 'a',
    failed = 'f'   ///< an exception's text
};

/// How a worker ends that writes no answer.
enum WorkerExit : int { exit_done = 0, exit_out_of_memory = 91, exit_not_isolated = 92, exit_no_document = 93 };

/// Puts frames together again as the bytes come in.
class FrameReader {
  public:
    explicit FrameReader(std::uint64_t most_bytes) : most_bytes_(most_bytes) {}

    void add(std::string_view bytes);

    bool complete() const { return kind_ && header_.size() == sizeof(std::uint64_t) && text_.size() == length_; }
    bool too_long() const { return too_long_; }
    bool nonsense() const { return nonsense_; }
    Frame kind() const { return *kind_; }
    std::string take_text() { return std::move(text_); }

  private:
    std::uint64_t most_bytes_, length_ = 0;
    std::optional<Frame> kind_;   ///< of the frame with a text
    std::string header_, text_;
    bool too_long_ = false, nonsense_ = false;
};

}  // namespace celah::detail
