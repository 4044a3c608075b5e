// Errors are values: a function that can fail returns Result<T>, and the reason is written for the person who must act.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace celah {

struct Error {
    std::string code;     ///< stable, lower case with hyphens; the same codes as Problem::code
    std::string message;  ///< one sentence, English: what is wrong and, where possible, what to do
    std::vector<std::string> details = {};   ///< what the sentence names, for whoever says it in another language: the file first
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string code, std::string message, std::vector<std::string> details = {}) {
    return tl::unexpected<Error>(Error{std::move(code), std::move(message), std::move(details)});
}

}  // namespace celah
