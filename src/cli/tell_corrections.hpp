// What is said on standard error about corrections and the workbooks they come from.
#pragma once

#include "celah/corrections.hpp"
#include "celah/round.hpp"

namespace celah::cli {

/// Corrections that concern no plan of the round.
void tell_strangers(const RoundCorrections& corrections, Language language);

/// Workbooks that somebody had filled in and that made way for new ones.
void tell_kept(const WrittenWorkbooks& workbooks, Language language);

}  // namespace celah::cli
