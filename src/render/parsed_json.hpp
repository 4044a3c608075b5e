// JSON that is only read. Reports are read by the thousand: simdjson takes a tenth of the time that a tree of nlohmann's values does,
// and these are asked in the same way.
#pragma once

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace celah::render {

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T, std::size_t count>
inline constexpr bool is_list<std::array<T, count>> = true;

template <class T>
concept ReadFromJson = std::is_same_v<T, std::string> || (std::is_arithmetic_v<T> && !std::is_same_v<T, char>) || is_list<T>;

/// Lives no longer than its ParsedJson. What is lacking, or of another kind than asked for, throws simdjson::simdjson_error.
class JsonValue {
  public:
    explicit JsonValue(simdjson::dom::element value) : value_(value) {}

    JsonValue at(std::string_view key) const { return JsonValue(value_.at_key(key).value()); }
    bool contains(std::string_view key) const { return value_.at_key(key).error() == simdjson::SUCCESS; }
    bool is_null() const { return value_.is_null(); }
    bool is_string() const { return value_.is_string(); }

    template <ReadFromJson T>
    T get() const {
        if constexpr (std::is_same_v<T, std::string>) return std::string(value_.get_string().value());
        else if constexpr (std::is_same_v<T, bool>) return value_.get_bool().value();
        else if constexpr (std::is_integral_v<T>) return static_cast<T>(value_.get_int64().value());
        else if constexpr (std::is_floating_point_v<T>) return static_cast<T>(value_.get_double().value());
        else return list<T>();
    }
    template <ReadFromJson T>
    operator T() const {
        return get<T>();
    }
    template <ReadFromJson T>
    T value(std::string_view key, const T& otherwise) const {
        return contains(key) ? at(key).get<T>() : otherwise;
    }

    /// Calls `use` with every element of a list.
    template <class Use>
    void for_each(Use use) const {
        const simdjson::dom::array elements = value_.get_array().value();
        for (const simdjson::dom::element one : elements) use(JsonValue(one));
    }
    std::size_t size() const { return value_.get_array().value().size(); }

  private:
    /// A std::vector, or a std::array of as many elements.
    template <class T>
    T list() const {
        T out{};
        if constexpr (requires { out.resize(0); }) out.resize(size());
        if (out.size() != size()) throw simdjson::simdjson_error(simdjson::INDEX_OUT_OF_BOUNDS);
        std::size_t at = 0;
        for_each([&](JsonValue one) { out[at++] = one.get<typename T::value_type>(); });
        return out;
    }

    simdjson::dom::element value_;
};

class ParsedJson {
  public:
    /// Throws simdjson::simdjson_error where the text is no JSON, or nested deeper than that.
    ParsedJson(std::string_view text, std::size_t deepest) {
        if (const auto error = parser_.allocate(std::max<std::size_t>(text.size(), 64), deepest); error != simdjson::SUCCESS)
            throw simdjson::simdjson_error(error);
        root_ = parser_.parse(text.data(), text.size()).value();
    }
    JsonValue root() const { return JsonValue(root_); }

  private:
    simdjson::dom::parser parser_;
    simdjson::dom::element root_;
};

/// Twice what a report needs.
inline constexpr std::size_t deepest_report = 32;

}  // namespace celah::render
