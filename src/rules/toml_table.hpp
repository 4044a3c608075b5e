// One table of a rule file, read key by key; complains about keys of the wrong type and about keys nobody asked for.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "rules/complaints.hpp"

namespace celah {

struct RuleFile {
    std::string name;      ///< its path
    toml::table table;
};

/// A string of a rule file with the place it came from.
struct Text {
    std::string_view value;      ///< inside the parsed file, which outlives all that is made of it
    const std::string* file;
    toml::source_position at;
};

std::vector<std::string> values(const std::vector<Text>& texts);

/// The place of a byte inside a text: after its opening quote.
toml::source_position place_in(const Text& text, std::size_t offset);

class TableReader {
  public:
    /// All three must outlive the reader.
    TableReader(const std::string& file, const toml::table& table, Complaints& complaints)
        : file_(file), table_(table), complaints_(complaints) {}

    bool has(std::string_view key);
    std::string text(std::string_view key, bool required = true);
    double number(std::string_view key);
    /// A number from 0 to 100.
    double percent(std::string_view key);
    /// Of a key that may be left out.
    std::optional<double> number_if_any(std::string_view key);
    /// A list of texts; empty when the key is not there.
    std::vector<Text> texts(std::string_view key);
    std::vector<std::vector<Text>> lists_of_texts(std::string_view key);
    /// [key] or [[key]]
    std::vector<const toml::table*> tables(std::string_view key);
    /// All lists of the table by name, for vocabulary.
    std::map<std::string, std::vector<Text>> lists();

    /// After everything was asked for.
    void refuse_others();

    void complain(std::string_view key, std::string message) { complaints_.add(file_, at(key), std::move(message)); }
    const std::string& file() const { return file_; }
    toml::source_position at() const { return table_.source().begin; }
    /// Of a key's value; of the table when the key is not there.
    toml::source_position at(std::string_view key) const;

  private:
    const toml::node* ask(std::string_view key);
    std::vector<Text> texts_of(const toml::array& array);

    const std::string& file_;
    const toml::table& table_;
    Complaints& complaints_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace celah
