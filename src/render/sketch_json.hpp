// A sketch as it stands in a report.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "celah/sketch.hpp"

namespace celah::render {

nlohmann::ordered_json sketch_json(const Sketch& sketch);

/// Throws what nlohmann does, and std::invalid_argument, where it is none.
Sketch read_sketch(const nlohmann::json& value);

}  // namespace celah::render
