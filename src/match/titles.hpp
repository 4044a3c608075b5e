// Which area or indicator a title names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "celah/match.hpp"
#include "celah/rules.hpp"
#include "match/sentences.hpp"

namespace celah {

constexpr int longest_title = 16;      ///< words; longer texts are sentences
constexpr double names_all = 0.7;      ///< a title that says hardly more than the name
constexpr double names_most = 0.45;

struct Title {
    int area = -1;
    int indicator = -1;   ///< -1: the title names the area itself
    double cover = 0;     ///< share of the title's words that the name covers
    Span span;            ///< of the name in the sentence
};

/// The area whose name opens the sentence, if any; longer names win, and a number ("Pokja IV") only counts when no
/// name stands beside it, since plans number their areas wrongly more often than they misname them.
/// `skip`: how many words may stand before a number.
std::optional<Title> area_title(const Sentence& sentence, const RulePack& rules, int skip = 0);

/// The one area whose official name holds all words of a short text ("SDM", "Pelayanan Publik"); -1 for none or several.
/// Only where areas are being listed: elsewhere such words are ordinary ones.
int area_by_part_of_name(const Sentence& sentence, const RulePack& rules);

/// Which indicators a title can name.
struct Among {
    int area = -1;                                   ///< only of this area; -1: of all
    IndicatorKind kind = IndicatorKind::none;        ///< only of this kind; none: of both
};

/// The indicator whose name opens the sentence; of two of the same name the first.
std::optional<Title> indicator_title(const Sentence& sentence, const RulePack& rules, const Among& among = {});

/// Which of the two halves of 90/2021 a heading opens ("B. REFORM", "Aspek Pemenuhan"); none for any other text.
IndicatorKind kind_title(const Sentence& sentence, const RulePack& rules);

/// Whether a term opens the sentence, after at most `skip` words.
bool opens_with(const Sentence& sentence, TermId term, int skip = 0);

/// Whether the title is the bare name. "Pembentukan Tim Kerja" also states that a team is formed: a word of doing that
/// the indicator's own name does not hold makes it a statement.
bool bare_name(const Sentence& sentence, const Title& title, const RulePack& rules);

/// The openings of blocks as one sentence each.
class Titles {
  public:
    Titles(const Structure& structure, Sentences& sentences);

    /// The block's first sentence, or all of it when it is a short title that punctuation splits
    /// ("AREA I: MANAJEMEN PERUBAHAN"). Null for a block without words.
    const Sentence* of(int block);

    /// A span of that sentence as a passage of the block.
    Passage passage(int block, const Sentence& sentence, Span span) const;

  private:
    /// Of the same length as the block's text, so that places in it are places in the block.
    struct Joined {
        Joined(std::string whole, Words& words) : text(std::move(whole)), sentence(text, words) {}
        std::string text;
        Sentence sentence;
    };

    const Structure& structure_;
    Sentences& sentences_;
    std::map<int, Joined> joined_;
};

}  // namespace celah
