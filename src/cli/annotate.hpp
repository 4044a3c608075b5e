// A plan with its findings marked in it. Workers do it: the program itself never reads a stranger's PDF.
#pragma once

#include <string>

#include "celah/language.hpp"
#include "celah/round.hpp"

namespace celah::cli {

/// Hands on what comes of one input, and keeps its report.
class KeptReport : public RoundResults {
  public:
    /// `next` may be nullptr: the report is only kept.
    explicit KeptReport(RoundResults* next) : next_(next) {}

    Result<bool> reuse(std::size_t input, const std::string& sha256) override;
    Result<void> keep(std::size_t input, Scanned scanned) override;
    Result<Report> report() const;

  private:
    RoundResults* next_;
    std::string json_;
};

/// Writes the plan, marked with what `report` says, to `output`. Error: "usage" when `output` is the plan itself; those of
/// annotate(), of hold_document() and of workers that do not answer; "unwritable".
Result<void> write_annotated(const Input& plan, const Report& report, const std::string& output, Language language);

/// Error: "usage", when `output` cannot be the marked copy of `plan`.
Result<void> check_annotated(const Input& plan, const std::string& output);

}  // namespace celah::cli
