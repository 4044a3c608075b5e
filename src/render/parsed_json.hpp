// JSON that is only read. Reports are read by the thousand: simdjson takes a tenth of the time that a tree of nlohmann's values does,
// and these are asked in the same way.
#pragma once

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
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

/// Lives no longer than its ParsedJson. What is lacking throws std::invalid_argument, what is of another kind than asked for
/// simdjson::simdjson_error.
class JsonValue {
  public:
    explicit JsonValue(simdjson::dom::element value) : value_(value) {}

    JsonValue at(std::string_view key) const {
        const auto value = value_.at_key(key);
        if (value.error() != simdjson::SUCCESS) throw std::invalid_argument("\"" + std::string(key) + "\" is missing");
        return JsonValue(value.value_unsafe());
    }
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
    std::size_t size() const { return value_.get_array().value().size(); }   ///< of very long ones a smaller number

  private:
    /// A std::vector, or a std::array of as many elements.
    template <class T>
    T list() const {
        using Element = typename T::value_type;
        std::vector<Element> all;
        all.reserve(size());
        for_each([&](JsonValue one) { all.push_back(one.get<Element>()); });
        if constexpr (std::is_same_v<T, std::vector<Element>>) return all;
        else {
            T out{};
            if (out.size() != all.size()) throw std::invalid_argument("a list is too short or too long");
            std::copy(all.begin(), all.end(), out.begin());
            return out;
        }
    }

    simdjson::dom::element value_;
};

class ParsedJson {
  public:
    /// Throws a std::exception where the text is no JSON, is nested deeper than that, or names a key twice: readers differ in which of
    /// the two they take.
    ParsedJson(std::string_view text, std::size_t deepest) {
        constexpr std::string_view mark = "\xef\xbb\xbf";   // that editors write in front
        if (text.starts_with(mark)) text.remove_prefix(mark.size());
        if (const auto error = parser_.allocate(std::max<std::size_t>(text.size(), 64), deepest); error != simdjson::SUCCESS)
            throw simdjson::simdjson_error(error);
        root_ = parser_.parse(text.data(), text.size()).value();
        refuse_doubles(root_);
    }
    ParsedJson(const ParsedJson&) = delete;
    ParsedJson& operator=(const ParsedJson&) = delete;

    JsonValue root() const { return JsonValue(root_); }

  private:
    /// As deep as the parser allows.
    static void refuse_doubles(simdjson::dom::element value) {
        if (value.is_array()) {
            const simdjson::dom::array elements = value.get_array().value();
            for (const simdjson::dom::element one : elements) refuse_doubles(one);
        } else if (value.is_object()) {
            const simdjson::dom::object fields = value.get_object().value();
            std::vector<std::string_view> keys;
            for (const auto field : fields) {
                keys.push_back(field.key);
                refuse_doubles(field.value);
            }
            std::sort(keys.begin(), keys.end());
            if (const auto twice = std::adjacent_find(keys.begin(), keys.end()); twice != keys.end())
                throw std::invalid_argument("\"" + std::string(*twice) + "\" stands in it twice");
        }
    }

    simdjson::dom::parser parser_;
    simdjson::dom::element root_;
};

/// Twice what a report needs.
inline constexpr std::size_t deepest_report = 32;

}  // namespace celah::render
