// How much a text looks like Indonesian: a text layer that is garbage is told from one that can be read.
#pragma once

#include <vector>

#include "celah/document.hpp"

namespace celah::recognition {

struct TextQuality {
    std::size_t words = 0;   ///< visible, with letters
    double known = 0;        ///< share of them that every Indonesian plan uses
    double broken = 0;       ///< share of them with signs or capitals in their middle, as a bad OCR leaves them
};

TextQuality quality_of(const std::vector<Word>& words);

/// Words enough to judge, and hardly one that is a word. `over_picture`: as the text layer of a scan.
bool is_garbage(const TextQuality& quality, bool over_picture);

/// Whether `words` say about as much as those they would replace, or more.
bool reads_better(const std::vector<Word>& words, const std::vector<Word>& than);

}  // namespace celah::recognition
