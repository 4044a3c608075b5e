// Rows of an action plan that repeat the regulation's question and plan nothing.
#pragma once

#include "celah/rules.hpp"
#include "celah/structure.hpp"
#include "match/sentences.hpp"

namespace celah {

/// Finds the rows whose columns for actions, evidence and dates are all empty, or say "nihil", in a plan that fills them
/// elsewhere: "Persentase penanganan pengaduan masyarakat | - | belum ada |". An assessor has to ask what the unit means to do.
class BareRows {
  public:
    BareRows(const Structure& structure, const RulePack& rules, Sentences& sentences);

    /// Whether the block is a cell of such a row, in a column that is not for planning.
    bool holds(int block);

  private:
    bool plans_something(const Table& table, const Row& row);
    bool says_something(int block);

    const Structure& structure_;
    const RulePack& rules_;
    Sentences& sentences_;
    bool plan_fills_columns_ = false;
};

}  // namespace celah
