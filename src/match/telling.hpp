// What one sentence, list point or table cell tells beside the items: a document, a date, that there is nothing.
//
// One judgement for prose, lists and cells, so that the same words weigh the same wherever a plan puts them.
#pragma once

#include "celah/rules.hpp"
#include "rules/evaluate.hpp"

namespace celah {

/// "Nihil", "tidak ada", "belum tersedia" and no more.
bool says_nothing(const Sentence& sentence, const RulePack& rules);

/// Opens by denying what it goes on to name: "Tidak ada dokumen", "Belum tersedia SK".
bool opens_with_denial(const Sentence& sentence, const RulePack& rules);

/// Says more than "Bukti pendukung" and does not deny it.
bool names_proof(const Sentence& sentence, const RulePack& rules);

/// Such a sentence that speaks of a decree, minutes, a photograph …
bool names_document(const Sentence& sentence, const RulePack& rules);

/// Names a month, a quarter, a frequency.
bool is_dated(const Sentence& sentence, const RulePack& rules);

/// Where a date is expected a number is one too: "2019", "B03", "4 bulan", "6/1"; but not "100%", "2 orang", "1 dokumen".
bool is_date(const Sentence& sentence, const RulePack& rules);

/// A short text that is a date by itself, wherever it stands: "Januari 2020", "6/1/2020".
bool only_a_date(const Sentence& sentence, const RulePack& rules);

}  // namespace celah
