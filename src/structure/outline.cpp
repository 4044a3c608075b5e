#include "structure/outline.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace celah::layout {
namespace {

/// Ranks of headings without a label; they take part in the stack like label styles do.
enum class Title { none, large, plain, colon };

/// A list or heading series that is still open.
struct Level {
    LabelStyle style = LabelStyle::none;
    Title title = Title::none;
    int value = 0;
    int depth = 1;  // parts of a dotted label
    double x = 0;
    bool bold = false, upper = false;
    float size = 0;
    bool heading_like = false;
    std::size_t draft = 0;
};

bool is_cell(const Draft& draft) {
    return draft.table >= 0;
}

bool has_label(const Draft& draft) {
    return draft.label.style != LabelStyle::none;
}

/// Short and not written as a sentence or list point.
bool heading_like(const Draft& draft) {
    if (draft.leader || draft.units.empty()) return draft.label.style == LabelStyle::chapter;
    const std::string_view last = draft.units.back()->text;
    if (last.ends_with(',') || (last.ends_with(';') && draft.words > 6)) return false;
    if (last.ends_with('.') && draft.words > 6 && !draft.bold) return false;
    return draft.words <= (draft.bold || draft.upper ? 25 : 14) && draft.lines <= 4;
}

/// "Lampiran I", "LAMPIRAN 2."
bool starts_with_annex(const Draft& draft) {
    const std::string_view first = draft.units.front()->text;
    return first == "LAMPIRAN" || first == "Lampiran";
}

Title title_of(const Draft& draft, float body_size) {
    if (has_label(draft) || draft.leader || draft.units.empty() || draft.words > 25 || draft.lines > 6)
        return Title::none;
    const std::string_view last = draft.units.back()->text;
    if (draft.words <= 4 && starts_with_annex(draft)) return Title::large;
    const bool styled = draft.bold || (draft.upper && draft.words > 1) || draft.size > body_size + 1.5F;
    if (styled && !last.ends_with(',') && !last.ends_with(';') && (!last.ends_with('.') || draft.words <= 8))
        return draft.size > body_size + 1.5F || (draft.centered && (draft.bold || draft.upper)) ? Title::large
                                                                                                : Title::plain;
    return draft.ends_with_colon && draft.words <= 6 && draft.lines == 1 && !draft.centered ? Title::colon
                                                                                            : Title::none;
}

/// "i.", "v.", "x." are letters in a row of letters, numerals in a row of numerals.
void settle_romans(std::vector<Draft>& drafts) {
    int letter[2] = {0, 0}, roman[2] = {0, 0};  // the last values in small and capital labels
    for (Draft& draft : drafts) {
        Label& label = draft.label;
        const bool low = label.style == LabelStyle::lower_letter || label.style == LabelStyle::lower_roman;
        const bool high = label.style == LabelStyle::upper_letter || label.style == LabelStyle::upper_roman;
        if (!low && !high) continue;
        const int i = high ? 1 : 0;
        const bool single = label.text.size() <= 2;
        if (single && label.roman > 0) {
            const int as_letter = (label.text[0] | 0x20) - 'a' + 1;
            const bool next_letter = as_letter == letter[i] + 1;
            const bool next_roman = label.roman == roman[i] + 1 && label.roman > 1;
            const bool is_roman =
                next_roman ? !(next_letter && letter[i] > roman[i]) : (label.roman == 1 && !next_letter);
            label.value = is_roman ? label.roman : as_letter;
            if (is_roman)
                label.style = high ? LabelStyle::upper_roman : LabelStyle::lower_roman;
            else
                label.style = high ? LabelStyle::upper_letter : LabelStyle::lower_letter;
        }
        const bool is_roman = label.style == LabelStyle::lower_roman || label.style == LabelStyle::upper_roman;
        (is_roman ? roman : letter)[i] = label.value;
    }
}

float body_size(const std::vector<Draft>& drafts) {
    std::vector<std::pair<float, int>> sizes;
    for (const Draft& draft : drafts) {
        if (is_cell(draft)) continue;
        const auto found =
            std::find_if(sizes.begin(), sizes.end(), [&](auto& s) { return std::abs(s.first - draft.size) < 0.4F; });
        if (found != sizes.end())
            found->second += draft.words;
        else
            sizes.emplace_back(draft.size, draft.words);
    }
    const auto best =
        std::max_element(sizes.begin(), sizes.end(), [](auto& a, auto& b) { return a.second < b.second; });
    return best == sizes.end() ? 11 : best->first;
}

class Outline {
  public:
    explicit Outline(std::vector<Draft>& drafts) : drafts_(drafts), body_size_(body_size(drafts)) {}

    void run() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            Draft& draft = drafts_[i];
            if (is_cell(draft)) {
                draft.level = static_cast<int>(stack_.size());
            } else if (has_label(draft)) {
                place_label(i);
            } else if (const Title title = title_of(draft, body_size_); title != Title::none) {
                place_title(i, title);
            } else {
                place_text(i);
            }
        }
    }

  private:
    void place_label(std::size_t i);
    void place_title(std::size_t i, Title title);
    void place_text(std::size_t i);
    void push(std::size_t i, Title title);
    int match(const Level& level, const Draft& draft) const;
    std::optional<std::size_t> find_twin(const Draft& draft) const;
    void pop_below(const Draft& draft, bool heading);

    std::vector<Draft>& drafts_;
    float body_size_;
    std::vector<Level> stack_;
};

void Outline::push(std::size_t i, Title title) {
    Draft& draft = drafts_[i];
    const Label& label = draft.label;
    stack_.push_back({label.style, title, label.value, label.depth, draft.x, draft.bold, draft.upper, draft.size,
                      title != Title::none || heading_like(draft), i});
    draft.level = static_cast<int>(stack_.size());
}

/// How well a labelled draft goes on with an open series: the number that comes next, the same place and style.
int Outline::match(const Level& level, const Draft& draft) const {
    const Label& label = draft.label;
    if (level.style != label.style || level.title != Title::none) return 0;
    if (label.style == LabelStyle::chapter) return 9;
    if (label.style == LabelStyle::dotted && level.depth != label.depth) return 0;
    const bool near = std::abs(level.x - draft.x) < 9;
    if (label.style == LabelStyle::bullet) return near ? 6 : 2;
    int score = 0;
    if (label.value == level.value + 1)
        score += 3;
    else if (label.value > level.value)
        score += 1;
    else if (label.value == level.value || (label.value == 1 && near))
        score += 1;
    if (level.bold == draft.bold) score += 2;
    if (level.upper == draft.upper) score += 1;
    if (near) score += 2;
    if (label.style == LabelStyle::dotted) score += 2;
    return score;
}

/// Closes what a new series at this place cannot belong to: lists indented deeper, and plain ones under bold.
void Outline::pop_below(const Draft& draft, bool heading) {
    while (!stack_.empty()) {
        const Level& top = stack_.back();
        const bool colon = top.title == Title::colon;
        const bool deeper = top.x > draft.x + 9 && !top.heading_like;
        const bool indented =
            top.x > draft.x + 9 && !colon && top.style != LabelStyle::chapter && top.title != Title::large;
        const bool lighter = heading && draft.bold && !top.bold;
        const bool smaller = heading && draft.bold && draft.upper && !top.upper;
        if (!(deeper || indented || lighter || smaller)) break;
        if (top.style == LabelStyle::chapter) break;
        stack_.pop_back();
    }
}

/// A series that changes its numbering: "1. MANAJEMEN PERUBAHAN", later "II. PENATAAN TATALAKSANA".
std::optional<std::size_t> Outline::find_twin(const Draft& draft) const {
    if (draft.label.value < 2 || !heading_like(draft) || !(draft.bold || draft.upper)) return std::nullopt;
    for (std::size_t s = stack_.size(); s-- > 0;) {
        const Level& level = stack_[s];
        const bool same_look =
            level.bold == draft.bold && level.upper == draft.upper && std::abs(level.size - draft.size) < 1;
        if (level.style != LabelStyle::none && level.heading_like && same_look && std::abs(level.x - draft.x) < 9)
            return s;
    }
    return std::nullopt;
}

void Outline::place_label(std::size_t i) {
    const Draft& draft = drafts_[i];
    if (draft.label.style == LabelStyle::chapter) {
        stack_.clear();
        return push(i, Title::none);
    }
    int best = 0;
    std::size_t at = 0;
    for (std::size_t s = stack_.size(); s-- > 0;) {
        const int score = match(stack_[s], draft);
        if (score > best) best = score, at = s;
    }
    if (best >= 5)
        stack_.resize(at);
    else if (const auto twin = find_twin(draft))
        stack_.resize(*twin);
    else
        pop_below(draft, heading_like(draft));
    push(i, Title::none);
}

void Outline::place_title(std::size_t i, Title title) {
    const Draft& draft = drafts_[i];
    for (std::size_t s = stack_.size(); s-- > 0;) {
        const Level& level = stack_[s];
        const bool same = level.title == title && level.upper == draft.upper && std::abs(level.size - draft.size) < 1;
        if (!same) continue;
        stack_.resize(s);
        return push(i, title);
    }
    if (title == Title::large) {
        stack_.clear();
    } else if (title == Title::plain) {
        while (!stack_.empty() && !stack_.back().bold && stack_.back().style != LabelStyle::chapter) stack_.pop_back();
    } else {
        // "Target:" belongs to the innermost numbered heading to the left of it.
        const auto keeps = [&](const Level& level) {
            return level.heading_like && (level.bold || level.upper || level.x < draft.x + 9) &&
                   level.title != Title::colon;
        };
        while (!stack_.empty() && !keeps(stack_.back())) stack_.pop_back();
    }
    push(i, title);
}

/// Running text at the margin ends lists of sentences; after a heading it is the heading's own text.
void Outline::place_text(std::size_t i) {
    Draft& draft = drafts_[i];
    while (!stack_.empty()) {
        const Level& top = stack_.back();
        if (top.heading_like || top.style == LabelStyle::none || top.style == LabelStyle::chapter) break;
        const bool dedented = draft.box.x0 < top.x - 4 || (draft.box.x0 <= top.x + 4 && draft.x > draft.box.x0 + 8);
        if (!dedented) break;
        stack_.pop_back();
    }
    draft.level = static_cast<int>(stack_.size()) + (stack_.empty() ? 0 : 1);
}

/// The next labelled draft or title, and whether text stands between.
std::size_t next_of_outline(const std::vector<Draft>& drafts, std::size_t i, bool& text_between, float size) {
    std::size_t j = i + 1;
    text_between = false;
    for (; j < drafts.size(); ++j) {
        if (has_label(drafts[j]) || is_cell(drafts[j]) || title_of(drafts[j], size) != Title::none) break;
        text_between = true;
    }
    return j;
}

/// `sibling`: the label before in the same series is a heading.
bool is_heading(const std::vector<Draft>& drafts, std::size_t i, float size, bool sibling) {
    const Draft& draft = drafts[i];
    if (draft.label.style == LabelStyle::chapter) return true;
    if (draft.label.style == LabelStyle::none) return title_of(draft, size) != Title::none;
    if (draft.units.empty() || draft.label.style == LabelStyle::bullet || !heading_like(draft)) return false;
    if ((draft.bold || (draft.upper && draft.words > 1)) && !draft.ends_sentence) return true;
    bool text = false;
    const std::size_t next = next_of_outline(drafts, i, text, size);
    if (next < drafts.size() && drafts[next].level > draft.level) return true;
    if (draft.bold) return true;
    // A short title that a paragraph explains, such as "a. Tim Kerja" + text.
    const std::string_view last = draft.units.back()->text;
    if (!text || last.ends_with('.') || last.ends_with(';')) return false;
    return sibling || (draft.label.value <= 1 && draft.words <= 8 && drafts[i + 1].box.x0 > draft.x - 4);
}

}  // namespace

void set_levels(std::vector<Draft>& drafts) {
    settle_romans(drafts);
    Outline(drafts).run();
    const float size = body_size(drafts);
    std::vector<LabelStyle> heading_style;  // a level: style of the last heading there
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Draft& draft = drafts[i];
        if (is_cell(draft)) {
            draft.kind = BlockKind::cell;
            continue;
        }
        const auto level = static_cast<std::size_t>(draft.level);
        if (heading_style.size() <= level) heading_style.resize(level + 1, LabelStyle::none);
        const bool sibling = has_label(draft) && draft.label.value > 1 && heading_style[level] == draft.label.style;
        if (is_heading(drafts, i, size, sibling))
            draft.kind = BlockKind::heading;
        else if (has_label(draft))
            draft.kind = BlockKind::item;
        if (has_label(draft))
            heading_style[level] = draft.kind == BlockKind::heading ? draft.label.style : LabelStyle::none;
    }
}

std::vector<Section> make_sections(std::vector<Block>& blocks) {
    std::vector<Section> sections;
    std::vector<int> open;
    const auto close = [&](std::size_t until, int level) {
        while (!open.empty() && sections[static_cast<std::size_t>(open.back())].level >= level) {
            sections[static_cast<std::size_t>(open.back())].last = static_cast<std::uint32_t>(until);
            open.pop_back();
        }
    };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind == BlockKind::heading) {
            close(i, blocks[i].level);
            Section section;
            section.heading = static_cast<int>(i);
            section.parent = open.empty() ? -1 : open.back();
            section.level = blocks[i].level;
            section.first = static_cast<std::uint32_t>(i);
            open.push_back(static_cast<int>(sections.size()));
            sections.push_back(section);
        }
        blocks[i].section = open.empty() ? -1 : open.back();
    }
    close(blocks.size(), 0);
    return sections;
}

}  // namespace celah::layout
