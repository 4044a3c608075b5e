#include "render/sketch_json.hpp"

#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace celah::render {
namespace {

/// "12 340 kata kata kata": page, place, words. As objects, fingerprints would be most of the report.
std::string line(const Fingerprint& one) { return std::to_string(one.page) + ' ' + std::to_string(one.word) + ' ' + one.text; }

Fingerprint fingerprint(const std::string& line) {
    std::istringstream in(line);
    Fingerprint out;
    if (!(in >> out.page >> out.word) || in.get() != ' ') throw std::invalid_argument("\"" + line + "\" is no fingerprint");
    std::getline(in, out.text);
    return out;
}

}  // namespace

nlohmann::ordered_json sketch_json(const Sketch& sketch) {
    nlohmann::ordered_json lines = nlohmann::ordered_json::array();
    for (const Fingerprint& one : sketch.fingerprints) lines.push_back(line(one));
    return {{"words", sketch.words}, {"runs", sketch.runs}, {"fingerprints", std::move(lines)}};
}

Sketch read_sketch(const JsonValue& value) {
    Sketch out{value.at("words"), value.at("runs"), {}};
    value.at("fingerprints").for_each([&](const JsonValue& one) { out.fingerprints.push_back(fingerprint(one)); });
    return out;
}

}  // namespace celah::render
