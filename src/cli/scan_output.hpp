// Reports in the order of the inputs, on standard output or in one file.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "celah/corrections.hpp"
#include "celah/round.hpp"
#include "output.hpp"

namespace celah::cli {

/// 0, 1 or 3, as the record of a document asks for.
int exit_code(const Record& record);

/// Of standard output, or of a file.
RenderOptions text_options(const Output& out, Language language);

/// "2025-06-30": today, or the day that SOURCE_DATE_EPOCH names.
std::string today();

class OrderedReports : public RoundResults {
  public:
    OrderedReports(const std::vector<Input>& inputs, const OutputFormat& format, const std::vector<Correction>& corrections, Language language, Output out);
    ~OrderedReports() override;

    Result<bool> reuse(std::size_t input, const std::string& sha256) override;
    Result<void> keep(std::size_t input, Scanned scanned) override;
    /// The exit code.
    Result<int> finish();

  private:
    struct Place {
        off_t at = 0;
        std::size_t bytes = 0;
    };

    Result<Place> put_aside(const std::string& json);
    Result<std::string> fetch(Place place);
    Result<void> write_when_known();
    Result<void> write_those_in_turn();

    const std::vector<Input>& inputs_;
    const OutputFormat& format_;
    const std::vector<Correction>& corrections_;
    RenderOptions options_;
    Output out_;
    int aside_ = -1;      ///< a file without a name that holds reports until it is their turn: memory stays small
    off_t aside_end_ = 0;
    std::map<std::size_t, Place> waiting_;          ///< by input
    std::map<std::string, Place> place_of_;         ///< by sha256
    DocumentSet documents_;
    std::size_t next_ = 0;
    int code_ = 0;
};

}  // namespace celah::cli
