// What Tesseract read -> the words of a page, in points, as extract() would give them.
#pragma once

#include <vector>

#include "celah/document.hpp"
#include "recognize/reader.hpp"

namespace celah::recognition {

std::vector<Word> words_of(const std::vector<ReadLine>& lines, const UprightImage& image);

/// Over the letters: a long word weighs more than a short one. 0 of no words.
float mean_confidence(const std::vector<Word>& words);

}  // namespace celah::recognition
