#include "rules/toml_table.hpp"

namespace celah {
namespace {

std::string quoted(std::string_view key) { return "\"" + std::string(key) + "\""; }

}  // namespace

std::vector<std::string> values(const std::vector<Text>& texts) {
    std::vector<std::string> out;
    for (const Text& text : texts) out.emplace_back(text.value);
    return out;
}

toml::source_position place_in(const Text& text, std::size_t offset) {
    return {text.at.line, static_cast<toml::source_index>(text.at.column + 1 + offset)};
}

const toml::node* TableReader::ask(std::string_view key) {
    asked_.emplace(key);
    return table_.get(key);
}

bool TableReader::has(std::string_view key) { return ask(key) != nullptr; }

std::string TableReader::text(std::string_view key, bool required) {
    const toml::node* node = ask(key);
    if (node && node->is_string()) return **node->as_string();
    if (node) complain(key, quoted(key) + " is a text in quotes");
    else if (required) complain(key, "the key " + quoted(key) + " is missing");
    return {};
}

double TableReader::percent(std::string_view key) {
    const double out = number(key);
    if (out >= 0 && out <= 100) return out;
    complain(key, quoted(key) + " is a number from 0 to 100");
    return 0;
}

double TableReader::number(std::string_view key) {
    const toml::node* node = ask(key);
    if (const auto value = node ? node->value<double>() : std::nullopt) return *value;
    complain(key, quoted(key) + " is a number");
    return 0;
}

std::optional<double> TableReader::number_if_any(std::string_view key) {
    return has(key) ? std::optional<double>(number(key)) : std::nullopt;
}

std::vector<Text> TableReader::texts(std::string_view key) {
    const toml::node* node = ask(key);
    if (!node) return {};
    if (node->is_array()) return texts_of(*node->as_array());
    complain(key, quoted(key) + " is a list: [\"…\", \"…\"]");
    return {};
}

std::vector<std::vector<Text>> TableReader::lists_of_texts(std::string_view key) {
    std::vector<std::vector<Text>> out;
    const toml::node* node = ask(key);
    if (!node) return out;
    if (const toml::array* array = node->as_array())
        for (const toml::node& element : *array) {
            if (element.is_array() && !element.as_array()->empty()) out.push_back(texts_of(*element.as_array()));
            else complaints_.add(file_, element.source().begin, "a part is a list of phrases with at least one: [\"…\"]");
        }
    if (out.size() < 2) complain(key, quoted(key) + " is a list of at least two lists: [[\"…\"], [\"…\"]]");
    return out;
}

std::vector<const toml::table*> TableReader::tables(std::string_view key) {
    std::vector<const toml::table*> out;
    const toml::node* node = ask(key);
    if (!node) return out;
    if (node->is_table()) return {node->as_table()};
    if (!node->is_array_of_tables()) {
        complain(key, quoted(key) + " is written as [[" + std::string(key) + "]]");
        return out;
    }
    for (const toml::node& element : *node->as_array()) out.push_back(element.as_table());
    return out;
}

std::map<std::string, std::vector<Text>> TableReader::lists() {
    std::map<std::string, std::vector<Text>> out;
    for (const auto& [key, node] : table_) out[std::string(key.str())] = texts(key.str());
    return out;
}

void TableReader::refuse_others() {
    for (const auto& [key, node] : table_)
        if (!asked_.count(key.str())) complaints_.add(file_, key.source().begin, "the key " + quoted(key.str()) + " is not known here");
}

toml::source_position TableReader::at(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return (node ? node->source() : table_.source()).begin;
}

std::vector<Text> TableReader::texts_of(const toml::array& array) {
    std::vector<Text> out;
    for (const toml::node& element : array) {
        if (element.is_string()) out.push_back({**element.as_string(), &file_, element.source().begin});
        else complaints_.add(file_, element.source().begin, "only texts in quotes stand in this list");
    }
    return out;
}

}  // namespace celah
