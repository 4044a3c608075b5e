// Pages of a PDF as grey images; the only file of this stage that knows Poppler is its source.
#pragma once

#include <memory>
#include <string_view>

#include "celah/result.hpp"
#include "recognize/image.hpp"

namespace celah::recognition {

struct Drawn {
    Image gray;
    double dpi = 0;                ///< less than asked for where the page would have become too large
    double width = 0, height = 0;  ///< points, as displayed
};

class Drawer {
  public:
    /// `bytes` must outlive the drawer. Errors: "damaged".
    static Result<Drawer> open(std::string_view bytes);
    Drawer(Drawer&&) noexcept;
    ~Drawer();

    /// Errors: "damaged-page", "page-too-large".
    Result<Drawn> draw(int number, double dpi) const;

  private:
    struct State;
    explicit Drawer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace celah::recognition
