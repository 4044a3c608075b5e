// What workers do for a round, and how their answers are read. Only what runs in a worker looks into a PDF.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "celah/round.hpp"

namespace celah {

/// What a look at a document gave: its report, or the pages that OCR should read first.
using Look = std::variant<Scanned, std::vector<PageToRecognize>>;

/// In the worker. `problems` of pages that OCR could not read, and of the surroundings, are added to the report's own.
std::string answer_look(std::string_view bytes, const std::string& path, const RoundSettings& settings, Packs packs, const Recognized& recognized,
                        const std::vector<Problem>& problems, Worker& worker);
std::string answer_page(std::string_view bytes, int number, const OcrSettings& settings);

/// Outside. A worker may have been taken over by its document: what it says is checked, and is about no other one. Error:
/// "crashed", for an answer that is none.
Result<Look> read_look(std::string_view answer, const std::string& path, const HeldDocument& document);
/// Also the error that the reading ended with.
Result<Page> read_recognized(std::string_view answer);

}  // namespace celah
