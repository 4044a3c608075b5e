#include "structure/draft.hpp"

#include <algorithm>
#include <array>

namespace celah::layout {
namespace {

/// Most frequent size, in half points; a plan uses few sizes, so a short list does.
class Sizes {
  public:
    void add(float size, std::uint32_t weight) {
        for (auto& [known, sum] : list_)
            if (known - size < 0.25F && size - known < 0.25F) return void(sum += weight);
        list_.emplace_back(size, weight);
    }
    float most() const {
        const auto best =
            std::max_element(list_.begin(), list_.end(), [](auto& a, auto& b) { return a.second < b.second; });
        return best == list_.end() ? 0 : best->first;
    }

  private:
    std::vector<std::pair<float, std::uint32_t>> list_;
};

}  // namespace

void measure(Draft& draft) {
    Letters sum;
    std::uint32_t bold = 0;
    Sizes sizes;
    for (const Unit* unit : draft.units) {
        const Letters& letters = unit->letters;
        sum.all += letters.all;
        sum.lower += letters.lower;
        sum.upper += letters.upper;
        if (unit->bold) bold += letters.all;
        sizes.add(unit->size, letters.all);
    }
    draft.bold = sum.all > 0 && 2 * bold > sum.all;
    draft.upper = sum.lower == 0 && sum.upper >= 2;
    draft.size = sizes.most();
    draft.words = static_cast<int>(draft.units.size());
    if (draft.units.empty()) return;
    const std::string_view last = draft.units.back()->text;
    draft.ends_sentence = draft.units.back()->ends_sentence;
    draft.ends_with_colon = last.ends_with(':') || (last.ends_with(';') && draft.words <= 6);
}

Block finish(const Document& document, const Tokens& tokens, const Draft& draft) {
    Block block;
    block.kind = draft.kind;
    block.style = draft.label.style;
    block.label = draft.label.text;
    std::vector<TokenRef> refs = token_refs(draft.units);
    if (draft.label.units == 0 && draft.label.tokens > 0 && draft.label.tokens < refs.size())
        refs.erase(refs.begin(), refs.begin() + static_cast<std::ptrdiff_t>(draft.label.tokens));
    block.text = join(document, tokens, refs);
    block.page = draft.page;
    block.box = draft.box;
    block.level = draft.level;
    block.bold = draft.bold;
    block.upper = draft.upper;
    block.centered = draft.centered;
    block.size = draft.size;
    block.leader = draft.leader;
    block.table = draft.table;
    block.row = draft.row;
    block.column = draft.column;
    return block;
}

}  // namespace celah::layout
