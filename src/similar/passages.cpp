#include "similar/passages.hpp"

#include <algorithm>

namespace celah {
namespace {

bool follows(const Shared& before, const Shared& after, std::uint32_t left_gap, std::uint32_t right_gap) {
    return after.right->word > before.right->word && after.left->word - before.left->word <= left_gap &&
           after.right->word - before.right->word <= right_gap;
}

/// `text` without its first `words` words.
std::string_view behind(std::string_view text, std::size_t words) {
    for (; words > 0 && !text.empty(); --words) text.remove_prefix(std::min(text.find(' ') + 1, text.size()));
    return text;
}

/// The words of the left plan: runs that overlap are one text.
std::string quote(const std::vector<Shared>& run) {
    std::string out;
    std::uint32_t end = 0;   // place of the first word that was not quoted yet
    for (const Shared& one : run) {
        const auto words = static_cast<std::uint32_t>(1 + std::count(one.left->text.begin(), one.left->text.end(), ' '));
        const std::uint32_t known = out.empty() || one.left->word > end ? 0 : end - one.left->word;
        if (!out.empty()) out += one.left->word > end ? " … " : " ";
        out += behind(one.left->text, known);
        end = one.left->word + words;
    }
    return out;
}

SharedPassage passage(const std::vector<Shared>& run) {
    return {{run.front().left->page, run.back().left->page}, {run.front().right->page, run.back().right->page}, run.size(), quote(run)};
}

}  // namespace

std::vector<SharedPassage> passages(std::vector<Shared> shared, std::uint32_t left_gap, std::uint32_t right_gap) {
    std::sort(shared.begin(), shared.end(), [](const Shared& a, const Shared& b) { return a.left->word < b.left->word; });
    std::vector<SharedPassage> out;
    std::vector<Shared> run;
    for (const Shared& one : shared) {
        if (!run.empty() && !follows(run.back(), one, left_gap, right_gap)) {
            out.push_back(passage(run));
            run.clear();
        }
        run.push_back(one);
    }
    if (!run.empty()) out.push_back(passage(run));
    std::stable_sort(out.begin(), out.end(), [](const SharedPassage& a, const SharedPassage& b) { return a.fingerprints > b.fingerprints; });
    return out;
}

}  // namespace celah
