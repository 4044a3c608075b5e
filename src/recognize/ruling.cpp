#include "recognize/ruling.hpp"

#include <algorithm>
#include <cmath>

namespace celah::recognition {
namespace {

// Points.
constexpr double shortest_across = 22;   // a horizontal line: longer than a dash or the bar of a large letter
constexpr double shortest_down = 11;     // a vertical one that meets horizontal ones at both ends: the height of a row
constexpr double alone_down = 40;        // one that does not: higher than any letter
constexpr double surely_a_line = 150;    // longer than any run of letters that touch
constexpr double thickest = 3;
constexpr double meets = 2.5;            // a line that ends so near to another meets it
constexpr double smallest_cell = 5;

constexpr double drawing_dpi = 75;       // cells are found on a drawing of the lines at this size
constexpr double least_filled = 0.9;     // of its box: a cell is a rectangle

Image owned(Pix* pix) { return Image(pix); }

/// The connected pieces of a one bit image, and how many pixels each has.
struct Piece {
    Box box;
    double area = 0;
};

std::vector<Piece> pieces(Pix* image, int connectivity, double scale) {
    std::vector<Piece> out;
    Pixa* parts = nullptr;
    Boxa* boxes = pixConnComp(image, &parts, connectivity);
    for (l_int32 i = 0; i < pixaGetCount(parts); ++i) {
        l_int32 x = 0, y = 0, width = 0, height = 0, area = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
        const Image part = owned(pixaGetPix(parts, i, L_CLONE));
        pixCountPixels(part.get(), &area, nullptr);
        out.push_back({{x * scale, y * scale, (x + width) * scale, (y + height) * scale}, area * scale * scale});
    }
    boxaDestroy(&boxes);
    pixaDestroy(&parts);
    return out;
}

bool thin(const Piece& piece, double most) { return piece.area <= most * std::max(piece.box.width(), piece.box.height()); }

bool touches(const Box& across, double x, double y, double slack) {
    return x >= across.x0 - slack && x <= across.x1 + slack && y >= across.y0 - slack && y <= across.y1 + slack;
}

bool ends_on(const std::vector<Box>& across, double x, double y, double slack) {
    return std::any_of(across.begin(), across.end(), [&](const Box& line) { return touches(line, x, y, slack); });
}

/// The feet of letters with serifs stand so near to each other that they look like a line, but there are letters on it.
bool feet_of_letters(Pix* ink, const Box& line, double scale, const UprightImage& image) {
    if (line.width() >= image.to_pixels(surely_a_line)) return false;
    const auto away = std::max(2, static_cast<int>(image.to_pixels(1) / scale));
    const auto x = static_cast<l_int32>(line.x0 / scale), width = static_cast<l_int32>(line.width() / scale);
    for (const auto y : {static_cast<l_int32>(line.y0 / scale) - away, static_cast<l_int32>(line.y1 / scale) - 1 + away}) {
        ::Box* row = boxCreate(x, std::max(0, y), width, 1);
        l_int32 count = 0;
        pixCountPixelsInRect(ink, row, &count, nullptr);
        boxDestroy(&row);
        const double share = static_cast<double>(count) / std::max(1, width);
        if (share > 0.15 && share < 0.85) return true;   // more: a second line beside it
    }
    return false;
}

/// Lines along x, then those along y: a stem of a letter is short and meets nothing.
std::vector<Box> lines_of(Pix* ink, Pix* across, Pix* down, double scale, const UprightImage& image) {
    const double slack = image.to_pixels(meets), most = image.to_pixels(thickest);
    std::vector<Box> out;
    for (const Piece& piece : pieces(across, 8, scale))
        if (thin(piece, most) && !feet_of_letters(ink, piece.box, scale, image)) out.push_back(piece.box);
    const std::vector<Box> horizontal = out;
    for (const Piece& piece : pieces(down, 8, scale)) {
        if (!thin(piece, most)) continue;
        const Box& box = piece.box;
        const bool tall = box.height() >= image.to_pixels(alone_down);
        if (tall || (ends_on(horizontal, box.center_x(), box.y0, slack) && ends_on(horizontal, box.center_x(), box.y1, slack))) out.push_back(box);
    }
    return out;
}

/// White where no line is; lines reach a little beyond their ends, so that corners close.
Image drawing(const std::vector<Box>& lines, const UprightImage& image) {
    const double scale = drawing_dpi / image.dpi, beyond = meets * drawing_dpi / 72;
    const auto size = [&](l_int32 pixels) { return static_cast<l_int32>(std::lround(pixels * scale)); };
    Image out = owned(pixCreate(size(pixGetWidth(image.gray.get())), size(pixGetHeight(image.gray.get())), 1));
    for (const Box& line : lines) {
        const bool along_x = line.width() >= line.height();
        const auto at = [&](double pixels) { return static_cast<l_int32>(std::lround(pixels * scale)); };
        const auto reach = static_cast<l_int32>(std::lround(beyond));
        if (along_x) pixRenderLine(out.get(), at(line.x0) - reach, at(line.center_y()), at(line.x1) + reach, at(line.center_y()), 1, L_SET_PIXELS);
        else pixRenderLine(out.get(), at(line.center_x()), at(line.y0) - reach, at(line.center_x()), at(line.y1) + reach, 1, L_SET_PIXELS);
    }
    pixInvert(out.get(), out.get());
    return out;
}

std::vector<Box> cells_of(const std::vector<Box>& lines, const UprightImage& image) {
    const double scale = image.dpi / drawing_dpi, least = image.to_pixels(smallest_cell);
    const Image white = drawing(lines, image);
    const double right = pixGetWidth(image.gray.get()) - scale, bottom = pixGetHeight(image.gray.get()) - scale;
    std::vector<Box> out;
    for (const Piece& piece : pieces(white.get(), 4, scale)) {
        const Box& box = piece.box;
        const bool at_edge = box.x0 <= scale || box.y0 <= scale || box.x1 >= right || box.y1 >= bottom;
        if (at_edge || box.width() < least || box.height() < least || piece.area < least_filled * box.width() * box.height()) continue;
        out.push_back(box);
    }
    const double same_row = image.to_pixels(meets);
    std::sort(out.begin(), out.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
    for (auto row = out.begin(); row != out.end();) {
        const auto end = std::find_if(row, out.end(), [&](const Box& box) { return box.y0 > row->y0 + same_row; });
        std::sort(row, end, [](const Box& a, const Box& b) { return a.x0 < b.x0; });
        row = end;
    }
    return out;
}

}  // namespace

Ruling take_ruling(UprightImage& image) {
    const Image full = ink(image);
    const bool fine = image.dpi >= 250;
    const Image half = owned(fine ? pixReduceRankBinary2(full.get(), 1, nullptr) : pixClone(full.get()));
    const double scale = fine ? 2 : 1;
    const auto length = [&](double points) { return std::max(3, static_cast<int>(image.to_pixels(points) / scale)); };
    const Image across = owned(pixOpenBrick(nullptr, half.get(), length(shortest_across), 1));
    const Image down = owned(pixOpenBrick(nullptr, half.get(), 1, length(shortest_down)));
    Ruling out;
    if (!across || !down) return out;
    out.lines = lines_of(half.get(), across.get(), down.get(), scale, image);
    if (out.lines.empty()) return out;
    out.cells = cells_of(out.lines, image);

    const Image mask = owned(pixCreate(pixGetWidth(full.get()), pixGetHeight(full.get()), 1));
    const auto margin = static_cast<l_int32>(scale);
    for (const Box& line : out.lines) {
        // The piece itself, not its box: what remains of the page's slant makes the box of a long line thick.
        const auto x = static_cast<l_int32>(line.x0 / scale), y = static_cast<l_int32>(line.y0 / scale);
        const auto width = static_cast<l_int32>(line.width() / scale), height = static_cast<l_int32>(line.height() / scale);
        ::Box* piece = boxCreate(x, y, width, height);
        const Image part = owned(pixClipRectangle(line.width() >= line.height() ? across.get() : down.get(), piece, nullptr));
        boxDestroy(&piece);
        if (!part) continue;
        const Image large = owned(fine ? pixExpandReplicate(part.get(), 2) : pixClone(part.get()));
        pixRasterop(mask.get(), static_cast<l_int32>(line.x0), static_cast<l_int32>(line.y0), pixGetWidth(large.get()), pixGetHeight(large.get()), PIX_SRC | PIX_DST, large.get(), 0, 0);
    }
    const Image wide = owned(pixDilateBrick(nullptr, mask.get(), 2 * margin + 1, 2 * margin + 1));
    pixSetMasked(image.gray.get(), wide ? wide.get() : mask.get(), 255);
    return out;
}

}  // namespace celah::recognition
