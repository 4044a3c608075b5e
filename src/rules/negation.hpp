// Whether a sentence denies what a match in it says.
#pragma once

#include <span>

#include "rules/evaluate.hpp"

namespace celah {

/// `chosen`: the places the match is made of, one a slot of the phrase. It is void
/// - in a question ("Apakah …");
/// - when "belum", "tidak ada" … stands in it, up to three words before it or right after it ("evaluasi belum dilakukan");
/// - when "tidak", "gagal" … stands right before a verb of it;
/// - when it names an activity that is "ditunda" a few words later.
/// A "bila", "agar" … before the negation excuses it, "yang" only when the denied verb is none of the match's.
bool negated(const Sentence& sentence, const Phrase& phrase, std::span<const Span> chosen, const RulePack& pack);

}  // namespace celah
