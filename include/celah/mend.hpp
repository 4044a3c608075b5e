// Stage 2b, mend: tokens damaged by OCR or typing -> the words they were, where that is safe.
//
//     "pembanguna" -> "pembangunan"     "akiintabilitas" -> "akuntabilitas"     "KER.'A" -> "kerja"
//     "peng aduan" -> "pengaduan"       "Organisasidengan" -> "organisasi" "dengan"
//     "pem" + "bangunan" on the next line, without a hyphen: glued when a text is built
//
// Only what neither the language nor the rules know as a word is touched, and only to become a word that a rule asks for. What could
// have been two terms is left alone: a damaged word costs a match, a wrong one accuses or acquits. Where a word of the language is as near, the
// plan itself must write the term elsewhere. Words on the page stay as they are: quotes show the plan's own letters.
#pragma once

#include <string>
#include <vector>

#include "celah/dictionary.hpp"
#include "celah/document.hpp"
#include "celah/normalize.hpp"

namespace celah {

/// What was read otherwise than drawn, for those who want to see it.
struct Mended {
    int page = 0;                 ///< number, counts from 1
    std::string drawn, read;      ///< normal forms, words separated by one space
};

/// Changes `tokens` in place. Never fails; with a dictionary that is not usable it does nothing.
std::vector<Mended> mend(const Document& document, Tokens& tokens, const Dictionary& dictionary);

}  // namespace celah
