// Corrections as they are kept: celah.corrections/1.
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "celah/corrections.hpp"
#include "corrections/messages.hpp"
#include "render/names.hpp"

namespace celah {
namespace {

Status status_named(const std::string& name) {
    for (const Status status : {Status::present, Status::partial, Status::missing, Status::not_assessed})
        if (name == render::name(status)) return status;
    throw std::invalid_argument("\"" + name + "\" is no verdict");
}

Correction correction(const nlohmann::json& value) {
    Correction out;
    out.document = value.at("document");
    out.plan = value.at("plan");
    out.item = value.at("item");
    out.from = status_named(value.at("from"));
    if (!value.at("to").is_null()) out.to = status_named(value.at("to"));
    out.reason = value.at("reason");
    out.by = value.at("by");
    out.date = value.at("date");
    out.rule = value.at("rule");
    out.passage = value.at("passage");
    return out;
}

}  // namespace

std::string write_corrections_json(std::span<const Correction> corrections) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Correction& one : corrections)
        list.push_back({{"document", one.document},
                        {"plan", one.plan},
                        {"item", one.item},
                        {"from", render::name(one.from)},
                        {"to", one.to ? nlohmann::ordered_json(render::name(*one.to)) : nlohmann::ordered_json(nullptr)},
                        {"reason", one.reason},
                        {"by", one.by},
                        {"date", one.date},
                        {"rule", one.rule},
                        {"passage", one.passage}});
    const nlohmann::ordered_json out{{"schema", "celah.corrections/1"}, {"corrections", std::move(list)}};
    return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<std::vector<Correction>> read_corrections_json(std::string_view json, Language language) {
    try {
        const auto value = nlohmann::json::parse(json);
        if (value.at("schema") != "celah.corrections/1") throw std::invalid_argument("its schema is not celah.corrections/1");
        std::vector<Correction> out;
        for (const auto& one : value.at("corrections")) out.push_back(correction(one));
        return out;
    } catch (const std::exception& error) {   // nlohmann's, and those above
        return failure("bad-corrections", render::fill(corrections_text::not_kept.in(language), {error.what()}));
    }
}

}  // namespace celah
