// Errors are values: a function that can fail returns Result<T>, and the reason is written for the person who must act.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace celah {

struct Error {
    std::string code;     ///< stable, lower case with hyphens; the same codes as Problem::code
    std::string message;  ///< one sentence, English: what is wrong and, where possible, what to do
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string code, std::string message) {
    return tl::unexpected<Error>(Error{std::move(code), std::move(message)});
}

}  // namespace celah
