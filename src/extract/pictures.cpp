#include "extract/pictures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace celah::detail {
namespace {

constexpr double most_of_page = 0.6;     ///< within its margins
constexpr double margin_share = 0.12;    ///< of the page's height or width, on each side
constexpr std::size_t few_words = 6;     ///< fewer are no title
constexpr std::size_t many_words = 100;  ///< more are never all stamped on

double within_margins(double share) {
    return margin_share + (1 - 2 * margin_share) * share;
}

/// On the page itself: neither on a margin nor a watermark.
bool own(const Page& page, const Word& word) {
    const double y = word.box.center_y();
    return !word.hidden && word.angle != -1 && y > margin_share * page.height && y < (1 - margin_share) * page.height;
}

/// What a word that is stamped on several pages has in common on all of them.
std::size_t stamp(const Word& word) {
    constexpr double slack = 4;   // points
    const auto place = [](double at) { return static_cast<std::size_t>(std::clamp(at / slack, 0.0, 1e6)); };
    return std::hash<std::string_view>{}(word.text) ^ (place(word.box.x0) * 1'000'003 + place(word.box.y0)) * 0x9E3779B97F4A7C15ULL;
}

/// On how many pages, and the last of them, so that a word drawn twice on a page counts once.
struct Stamped {
    std::size_t pages = 0, last = static_cast<std::size_t>(-1);
};

}  // namespace

bool is_picture(const Page& page) {
    constexpr int cells = 20;   // a side: images may overlap, so their areas do not add up
    if (page.images.empty()) return false;
    int covered = 0;
    for (int row = 0; row < cells; ++row)
        for (int column = 0; column < cells; ++column) {
            const double x = page.width * within_margins((column + 0.5) / cells), y = page.height * within_margins((row + 0.5) / cells);
            covered += std::any_of(page.images.begin(), page.images.end(), [&](const Box& image) { return image.contains(x, y); });
        }
    return covered > most_of_page * cells * cells;
}

std::vector<std::size_t> find_pictures(const std::vector<Page>& pages) {
    std::vector<std::size_t> out;
    std::unordered_map<std::size_t, Stamped> stamps;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Page& page = pages[i];
        const auto words = static_cast<std::size_t>(std::count_if(page.words.begin(), page.words.end(), [&](const Word& word) { return own(page, word); }));
        if (words > many_words || !is_picture(page)) continue;
        out.push_back(i);
        for (const Word& word : page.words)
            if (own(page, word)) stamps[stamp(word)];
    }
    if (!stamps.empty())
        for (std::size_t i = 0; i < pages.size(); ++i)
            for (const Word& word : pages[i].words) {
                const auto found = stamps.find(stamp(word));
                if (found == stamps.end() || found->second.last == i) continue;
                ++found->second.pages;
                found->second.last = i;
            }
    std::erase_if(out, [&](std::size_t i) {
        const auto& words = pages[i].words;
        const auto alone = [&](const Word& word) { return own(pages[i], word) && stamps.at(stamp(word)).pages == 1; };
        return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), alone)) >= few_words;
    });
    return out;
}

}  // namespace celah::detail
