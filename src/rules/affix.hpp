// Indonesian affixation, as far as a compliance term needs it: is this word an affixed form of that root?
//
// Source of the sound changes: Tata Bahasa Baku Bahasa Indonesia, the chapters on meng- and peng-: p, t, k, s fall away
// after the nasal (menyusun, penetapan); loan words often keep them (mensosialisasikan, mengkomunikasikan), so both are
// allowed. Forms that no dictionary has are recognised too; they harm nobody, since nobody writes them.
//
// A word is taken apart and what remains is looked up. One automaton for all forms of all roots was tried first: it took
// longer to build than all rule files take to read, and longer a word to run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace celah {

/// Hashes views and strings alike, so that a table of strings can be asked for a view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

using RootId = std::uint32_t;

/// A way to read a word as an affixed form.
struct RootForm {
    RootId root = 0;
    bool prefixed = false, suffixed = false;
    /// -i without a prefix: an imperative, which a plan writes of compound roots only ("tetapi" is no form of tetap).
    bool imperative = false;
};

class Roots {
  public:
    /// `root`: small letters. The same root has the same id.
    RootId add(std::string_view root);

    /// Every way to read `word` as a form of a root, the bare root included.
    std::vector<RootForm> forms(std::string_view word) const;

    std::size_t size() const { return ids_.size(); }

  private:
    struct Stem {
        RootId root;
        bool nasal;   ///< what follows me- and pe-, with the sound change; else the root itself
    };

    TextMap<RootId> ids_;
    TextMap<std::vector<Stem>> stems_;
};

/// Some of a root's forms spelt out, for people: the ones that exist for most roots. '+' marks the seam of a compound.
std::vector<std::string> affixed_examples(std::string_view root);

}  // namespace celah
