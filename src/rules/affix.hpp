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

/// A regular expression (RE2 syntax, no captures, no word boundaries) for every affixed form of `root`.
/// A '+' in the root is a seam where plans write a space or none: "tindak+lanjut".
std::string affixed_forms(std::string_view root);

/// Some of those forms spelt out, for people: the ones that exist for most roots.
std::vector<std::string> affixed_examples(std::string_view root);

}  // namespace celah
