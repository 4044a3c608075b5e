// The published schemas, for every test that has a report in hand.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace celah {

/// What is wrong with a report under the published schema (or another document under that of its kind); empty when nothing is.
inline std::string schema_errors(const nlohmann::json& report, const std::string& schema_name = "celah.report-1") {
    std::ifstream file(CELAH_SOURCE_DIR "/docs/" + schema_name + ".schema.json");
    const auto source = nlohmann::json::parse(file);
    valijson::Schema schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(source), schema);
    valijson::ValidationResults results;
    valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(report), &results);
    std::string out;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        for (const auto& part : error.context) out += part;
        out += ": " + error.description + "\n";
    }
    return out;
}

}  // namespace celah
