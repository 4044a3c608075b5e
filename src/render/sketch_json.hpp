// A sketch as it stands in a report.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "celah/sketch.hpp"
#include "render/parsed_json.hpp"

namespace celah::render {

nlohmann::ordered_json sketch_json(const Sketch& sketch);

/// Throws what JsonValue does, and std::invalid_argument, where it is none.
Sketch read_sketch(const JsonValue& value);

}  // namespace celah::render
