#include "recognize/draw.hpp"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <string>

namespace celah::recognition {
namespace {

constexpr double most_pixels = 20e6;   // A3 at 300 dpi
constexpr double least_dpi = 70;       // below, nobody reads letters

Image to_pix(const poppler::image& image) {
    Image out(pixCreateNoInit(image.width(), image.height(), 8));
    if (!out) return nullptr;
    char* line = reinterpret_cast<char*>(pixGetData(out.get()));
    const auto step = static_cast<std::size_t>(pixGetWpl(out.get())) * 4;
    for (int y = 0; y < image.height(); ++y) {
        const auto row = static_cast<std::size_t>(y);
        std::memcpy(line + row * step, image.const_data() + row * static_cast<std::size_t>(image.bytes_per_row()), static_cast<std::size_t>(image.width()));
    }
    pixEndianByteSwap(out.get());
    pixSetPadBits(out.get(), 0);   // the bytes behind each row's last pixel are part of page_key()
    return out;
}

}  // namespace

struct Drawer::State {
    std::unique_ptr<poppler::document> document;
};

Drawer::Drawer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Drawer::Drawer(Drawer&&) noexcept = default;
Drawer::~Drawer() = default;

Result<Drawer> Drawer::open(std::string_view bytes) {
    poppler::set_debug_error_function([](const std::string& /*message*/, void* /*closure*/) {}, nullptr);
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return failure("damaged", "The PDF is too large to be drawn.");
    auto state = std::make_unique<State>();
    state->document.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!state->document || state->document->is_locked()) return failure("damaged", "The PDF cannot be opened to draw its pages.");
    return Drawer(std::move(state));
}

Result<Drawn> Drawer::draw(int number, double dpi) const {
    const std::string which = "Page " + std::to_string(number);
    const std::unique_ptr<poppler::page> page(state_->document->create_page(number - 1));
    if (!page) return failure("damaged-page", which + " cannot be read.");
    const auto size = page->page_rect();
    const bool turned = page->orientation() == poppler::page::landscape || page->orientation() == poppler::page::seascape;
    Drawn out;
    out.width = turned ? size.height() : size.width();
    out.height = turned ? size.width() : size.height();
    const double inches = out.width / 72 * (out.height / 72);
    if (!(inches > 0)) return failure("damaged-page", which + " has no size.");
    out.dpi = std::min(dpi, std::sqrt(most_pixels / inches));
    if (out.dpi < std::min(dpi, least_dpi)) return failure("page-too-large", which + " is too large to be read by OCR.");
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
    const poppler::image image = renderer.render_page(page.get(), out.dpi, out.dpi);
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return failure("damaged-page", which + " cannot be drawn.");
    out.gray = to_pix(image);
    if (!out.gray) return failure("page-too-large", which + " is too large to be read by OCR.");
    return out;
}

}  // namespace celah::recognition
