#include "annotate/geometry.hpp"

#include <algorithm>
#include <optional>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace celah::annotate_detail {
namespace {

std::optional<Box> box_of(QPDFObjectHandle array) {
    if (!array.isRectangle()) return std::nullopt;
    const auto corners = array.getArrayAsRectangle();   // llx <= urx, lly <= ury
    const Box box{corners.llx, corners.lly, corners.urx, corners.ury};
    return box.width() > 0 && box.height() > 0 ? std::optional(box) : std::nullopt;
}

Box clipped(const Box& box, const Box& to) {
    const auto within = [](double value, double least, double most) { return std::clamp(value, least, most); };
    return {within(box.x0, to.x0, to.x1), within(box.y0, to.y0, to.y1), within(box.x1, to.x0, to.x1), within(box.y1, to.y0, to.y1)};
}

int quarter_turns(QPDFObjectHandle rotate) {
    return rotate.isInteger() ? static_cast<int>(((rotate.getIntValue() / 90) % 4 + 4) % 4) : 0;
}

}  // namespace

PageFrame::PageFrame(QPDFObjectHandle page) {
    constexpr Box letter{0, 0, 612, 792};
    QPDFPageObjectHelper helper(page);
    const Box media = box_of(helper.getAttribute("/MediaBox", false)).value_or(letter);
    crop_ = clipped(box_of(helper.getAttribute("/CropBox", false)).value_or(media), media);
    if (crop_.width() <= 0 || crop_.height() <= 0) crop_ = media;
    rotation_ = 90 * quarter_turns(helper.getAttribute("/Rotate", false));
}

Point PageFrame::from_display(Point at) const {
    switch (rotation_) {
        case 90:
            return {crop_.x0 + at.y, crop_.y0 + at.x};
        case 180:
            return {crop_.x1 - at.x, crop_.y0 + at.y};
        case 270:
            return {crop_.x1 - at.y, crop_.y1 - at.x};
        default:
            return {crop_.x0 + at.x, crop_.y1 - at.y};
    }
}

Quad PageFrame::from_display(const Box& box) const {
    return {from_display(Point{box.x0, box.y0}), from_display(Point{box.x1, box.y0}), from_display(Point{box.x0, box.y1}),
            from_display(Point{box.x1, box.y1})};
}

}  // namespace celah::annotate_detail
