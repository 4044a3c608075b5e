// Indonesian affixation, as far as a compliance term needs it: one pattern for all affixed forms of a root.
//
// Source of the sound changes: Tata Bahasa Baku Bahasa Indonesia, the chapters on meng- and peng-: p, t, k, s fall away
// after the nasal (menyusun, penetapan); loan words often keep them (mensosialisasikan, mengkomunikasikan), so both are
// allowed. The pattern also holds forms that no dictionary has; they harm nobody, since nobody writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace celah {

/// Regular expressions (RE2 syntax, no captures) for whole words.
struct RootForms {
    std::string word;      ///< every affixed form written as one word
    /// Forms that plans write as two words: "di bentuk", and for a compound root such as "tindak+lanjut" also
    /// "menindak lanjuti", "tindak lanjut". First words and second words; a form is any of the first and any of the second.
    std::vector<std::pair<std::string, std::string>> two_words;
};

/// `root`: small letters; a '+' marks the seam of a compound.
RootForms affixed_forms(std::string_view root);

/// Some of those forms spelt out, for people: the ones that exist for most roots.
std::vector<std::string> affixed_examples(std::string_view root);

}  // namespace celah
