// Rows of an action plan that repeat the regulation's question and plan nothing.
#pragma once

#include "celah/structure.hpp"

namespace celah {

/// Whether `block` is a cell of a row whose columns for actions, evidence and dates are all empty, in a plan that fills them
/// elsewhere: "Persentase penanganan pengaduan masyarakat | | |". An assessor has to ask what the unit means to do.
bool is_bare_row(const Structure& structure, int block);

}  // namespace celah
