#include "recognize/reader.hpp"

#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace celah::recognition {
namespace {

constexpr std::string_view settings[][2] = {
    {"tessedit_do_invert", "0"},       // dark bands were inverted before; trying again costs a quarter of the time
    {"debug_file", "/dev/null"},
};

tesseract::PageSegMode mode(Layout layout) {
    switch (layout) {
        case Layout::page:
            return tesseract::PSM_SINGLE_COLUMN;   // labels of lists stay with their lines: fully automatic layout loses some
        case Layout::block:
            return tesseract::PSM_SINGLE_BLOCK;
        case Layout::line:
            break;
    }
    return tesseract::PSM_SINGLE_LINE;
}

std::string text_of(const tesseract::ResultIterator& at, tesseract::PageIteratorLevel level) {
    const std::unique_ptr<const char[]> text(at.GetUTF8Text(level));
    return text ? text.get() : "";
}

Box box_of(const tesseract::ResultIterator& at, tesseract::PageIteratorLevel level) {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    at.BoundingBox(level, &x0, &y0, &x1, &y1);
    return {static_cast<double>(x0), static_cast<double>(y0), static_cast<double>(x1), static_cast<double>(y1)};
}

ReadLine line_at(const tesseract::ResultIterator& at) {
    ReadLine out;
    out.box = box_of(at, tesseract::RIL_TEXTLINE);
    float height = 0, below = 0, above = 0;
    at.RowAttributes(&height, &below, &above);
    out.height = static_cast<double>(height);
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    out.base_left = out.base_right = out.box.y1;
    if (at.Baseline(tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1) && x1 > x0) {
        const double slope = static_cast<double>(y1 - y0) / (x1 - x0);
        out.base_left = y0 + slope * (out.box.x0 - x0);
        out.base_right = y0 + slope * (out.box.x1 - x0);
    }
    return out;
}

}  // namespace

struct Reader::State {
    tesseract::TessBaseAPI api;
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::~Reader() = default;

Result<Reader*> Reader::get(const std::string& languages) {
    thread_local std::map<std::string, std::unique_ptr<Reader>> readers;
    if (const auto known = readers.find(languages); known != readers.end()) return known->second.get();
    auto state = std::make_unique<State>();
    if (state->api.Init(nullptr, languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
        return failure("no-ocr", "The OCR model for '" + languages + "' cannot be loaded; install tesseract-ocr-ind, or name another with --ocr-language.");
    }
    for (const auto& [name, value] : settings) state->api.SetVariable(std::string(name).c_str(), std::string(value).c_str());
    return readers.emplace(languages, std::unique_ptr<Reader>(new Reader(std::move(state)))).first->second.get();
}

void Reader::look_at(const UprightImage& image) {
    state_->api.SetImage(image.gray.get());
    state_->api.SetSourceResolution(static_cast<int>(std::lround(image.dpi)));
}

std::vector<ReadLine> Reader::read(const Box& pixels, Layout layout) {
    // Tesseract's own threads cost four times the wall time that they save.
    omp_set_max_active_levels(0);
    auto& api = state_->api;
    api.SetPageSegMode(mode(layout));
    api.SetRectangle(static_cast<int>(pixels.x0), static_cast<int>(pixels.y0), static_cast<int>(pixels.width()), static_cast<int>(pixels.height()));
    std::vector<ReadLine> out;
    if (api.Recognize(nullptr) != 0) return out;
    const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
    if (!at) return out;
    do {
        if (at->Empty(tesseract::RIL_WORD)) continue;
        if (out.empty() || at->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) out.push_back(line_at(*at));
        const float confidence = std::clamp(at->Confidence(tesseract::RIL_WORD) / 100, 0.0F, 1.0F);
        out.back().words.push_back({text_of(*at, tesseract::RIL_WORD), box_of(*at, tesseract::RIL_WORD), confidence});
    } while (at->Next(tesseract::RIL_WORD));
    return out;
}

}  // namespace celah::recognition
