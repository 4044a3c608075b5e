#include "render/named_evidence.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace celah::render {
namespace {

using Words = std::set<std::string>;

bool is_function_word(const std::string& word) {
    static constexpr std::array words{"dan", "atau", "yang", "di", "dari", "untuk", "pada", "oleh", "dengan", "serta", "para", "bila", "ada"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Letters outside ASCII belong to words as they are.
bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

Words words_of(std::string_view text) {
    Words out;
    std::string word;
    const auto end_word = [&] {
        if (word.size() > 1 && !is_function_word(word)) out.insert(word);
        word.clear();
    };
    for (const char c : text) {
        if (is_letter(c)) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        else if (c != '-') end_word();
    }
    end_word();
    return out;
}

/// The names in "SKP; daftar hadir, foto" and "Sasaran Kinerja Pegawai (SKP)".
std::vector<Words> names_in(std::string_view text) {
    std::vector<Words> out;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(";,()\n"), text.size());
        if (Words words = words_of(text.substr(0, end)); !words.empty()) out.push_back(std::move(words));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// Most words of the shorter name; a single word says too little about a long one.
bool alike(const Words& a, const Words& b) {
    const auto common = std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.count(word) > 0; });
    const auto shorter = static_cast<double>(std::min(a.size(), b.size()));
    const auto longer = static_cast<double>(std::max(a.size(), b.size()));
    return static_cast<double>(common) >= 0.6 * shorter && (shorter > 1 || longer < 3) && common > 0;
}

}  // namespace

std::vector<std::string> evidence_not_named(const EvidenceResult& evidence) {
    std::vector<Words> named;
    for (const Location& place : evidence.verdict.found) {
        auto names = names_in(place.quote);
        named.insert(named.end(), names.begin(), names.end());
    }
    std::vector<std::string> out;
    for (const std::string& expected : evidence.expected) {
        const auto wanted = names_in(expected);
        const bool found = std::any_of(named.begin(), named.end(), [&](const Words& name) {
            return std::any_of(wanted.begin(), wanted.end(), [&](const Words& want) { return alike(name, want); });
        });
        if (!found) out.push_back(expected);
    }
    return out;
}

}  // namespace celah::render
