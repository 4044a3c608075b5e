// Pages that are pictures, though a few words are drawn on them: a scan with a signature's footer or a running head.
#pragma once

#include <cstddef>
#include <vector>

#include "celah/document.hpp"

namespace celah::detail {

/// Whether images cover most of the page within its margins.
bool is_picture(const Page& page);

/// Indices of the pages that are pictures and hold fewer words of their own than a title has, apart from those on the
/// margins, slanting ones and those that stand at the same place of other pages.
std::vector<std::size_t> find_pictures(const std::vector<Page>& pages);

}  // namespace celah::detail
