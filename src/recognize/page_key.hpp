#pragma once

#include <string>

#include "celah/recognize.hpp"
#include "recognize/draw.hpp"

namespace celah::recognition {

/// Of what the page shows, drawn small, and of the settings and this program's way of reading; hexadecimal.
std::string page_key(const Drawer& drawer, int number, const OcrSettings& settings);

}  // namespace celah::recognition
