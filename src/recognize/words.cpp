#include "recognize/words.hpp"

#include <algorithm>
#include <cmath>

namespace celah::recognition {
namespace {

constexpr double em_of_line = 0.92;    // from descenders to ascenders, of the common typefaces
constexpr double same_size = 0.15;     // sizes this near to the page's own are that
constexpr double ascent = 0.9, descent = 0.22;   // ems, as the fonts of text PDFs say

double size_of(const ReadLine& line, const UprightImage& image) { return image.to_points(line.height) / em_of_line; }

/// What most letters of the page have.
double common_size(const std::vector<ReadLine>& lines, const UprightImage& image) {
    std::vector<double> sizes;
    for (const ReadLine& line : lines)
        for (const ReadWord& word : line.words) sizes.insert(sizes.end(), word.text.size(), size_of(line, image));
    if (sizes.empty()) return 0;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

/// Stains and what remains of lines come out as words of white space, or of a size that no letters have.
bool is_stain(const ReadWord& word, double size) {
    constexpr double smallest = 4, largest = 100;
    const bool blank = word.text.find_first_not_of(" \t\n|_") == std::string::npos;
    return blank || size < smallest || size > largest;
}

Word word_of(const ReadWord& read, const ReadLine& line, double size, const UprightImage& image) {
    const double share = line.box.width() > 0 ? (read.box.center_x() - line.box.x0) / line.box.width() : 0;
    const double base = image.to_points(line.base_left + share * (line.base_right - line.base_left));
    Word out;
    out.text = read.text;
    out.box = {image.to_points(read.box.x0), base - ascent * size, image.to_points(read.box.x1), base + descent * size};
    out.size = static_cast<float>(size);
    out.confidence = read.confidence;
    return out;
}

}  // namespace

std::vector<Word> words_of(const std::vector<ReadLine>& lines, const UprightImage& image) {
    std::vector<Word> out;
    const double common = common_size(lines, image);
    for (const ReadLine& line : lines) {
        double size = size_of(line, image);
        const bool too_short_to_tell = line.words.size() == 1 && line.words[0].text.size() < 3;
        if (too_short_to_tell || std::fabs(size - common) < same_size * common) size = common;
        size = std::round(2 * size) / 2;
        for (const ReadWord& word : line.words)
            if (!is_stain(word, size)) out.push_back(word_of(word, line, size, image));
    }
    return out;
}

float mean_confidence(const std::vector<Word>& words) {
    double sum = 0, letters = 0;
    for (const Word& word : words) {
        sum += static_cast<double>(word.confidence) * static_cast<double>(word.text.size());
        letters += static_cast<double>(word.text.size());
    }
    return letters > 0 ? static_cast<float>(sum / letters) : 0;
}

}  // namespace celah::recognition
