#include <algorithm>
#include <set>

#include "celah/dictionary.hpp"

namespace celah {
namespace {

std::string sorted(std::string_view text) {
    std::set<std::string_view> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin && text[begin] != '#') words.insert(text.substr(begin, end - begin));
        begin = end + 1;
    }
    std::string out;
    for (const std::string_view word : words) out.append(word) += '\n';
    return out;
}

}  // namespace

WordList::WordList(std::string text) : text_(std::move(text)) {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    while (text_.starts_with('#')) text_.erase(0, text_.find('\n') + 1);
    if (!index()) {
        text_ = sorted(text_);
        index();
    }
}

/// False when the words are not in order.
bool WordList::index() {
    constexpr std::size_t usual_length = 8;
    begin_.clear();
    begin_.reserve(text_.size() / usual_length);
    std::string_view before;
    for (std::size_t begin = 0; begin < text_.size();) {
        const std::size_t end = text_.find('\n', begin);
        const std::string_view word = std::string_view(text_).substr(begin, end - begin);
        if (word <= before) return false;
        begin_.push_back(static_cast<std::uint32_t>(begin));
        before = word;
        begin = end + 1;
    }
    begin_.push_back(static_cast<std::uint32_t>(text_.size()));
    return true;
}

bool WordList::contains(std::string_view word) const {
    std::size_t low = 0, high = size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const int order = (*this)[middle].compare(word);
        if (order == 0) return true;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return false;
}

}  // namespace celah
