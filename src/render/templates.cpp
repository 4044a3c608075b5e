#include "render/templates.hpp"

#include <ctemplate/template_cache.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>


namespace celah::render {
namespace {

constexpr auto strip = ctemplate::STRIP_BLANK_LINES;

const ctemplate::TemplateCache& templates() {
    static const ctemplate::TemplateCache& cache = *[] {
        auto* all = new ctemplate::TemplateCache;   // for the whole run: the library's own globals may go first
        for (const auto& [name, text] : template_files()) all->StringToTemplateCache(name, text, strip);
        all->Freeze();
        return all;
    }();
    return cache;
}

std::string expand(const char* name, const Dictionary& dictionary) {
    std::string out;
    if (!templates().ExpandNoLoad(name, strip, &dictionary, nullptr, &out)) throw std::logic_error(std::string("broken template: ") + name);
    return out;
}

/// As a policy names a script that it allows.
std::string fingerprint(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr);
    std::array<unsigned char, 2 * EVP_MAX_MD_SIZE> base64{};
    const int size = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(length));
    return "'sha256-" + std::string(base64.begin(), base64.begin() + size) + "'";
}

std::string fixed_text(const char* name) { return expand(name, Dictionary(name)); }

}  // namespace

HtmlPage::HtmlPage(const char* name, Language language, std::span<const Label> labels, const char* style, const char* script)
    : name_(name), dictionary_(name) {
    for (const Label& label : labels) dictionary_.SetTemplateGlobalValue(label.name, {label.text.in(language).data(), label.text.in(language).size()});
    std::string policy = "default-src 'none'; style-src " + fingerprint(fixed_text(style));
    if (script != nullptr) policy += "; script-src " + fingerprint(fixed_text(script));
    put(dictionary_, "POLICY", policy + "; base-uri 'none'; form-action 'none'");
    put(dictionary_, "LANG", language == Language::id ? "id" : "en");
    dictionary_.AddIncludeDictionary("STYLE")->SetFilename(style);
    if (script != nullptr) dictionary_.AddIncludeDictionary("SCRIPT")->SetFilename(script);
}

std::string HtmlPage::render() { return expand(name_, dictionary_); }

void put(Dictionary& dictionary, const char* name, std::string_view value) { dictionary.SetValue(name, {value.data(), value.size()}); }

Dictionary& section(Dictionary& dictionary, const char* name) { return *dictionary.AddSectionDictionary(name); }

const char* css_class(Status status) {
    switch (status) {
        case Status::present:
            return "s-p";
        case Status::partial:
            return "s-h";
        case Status::missing:
            return "s-m";
        case Status::not_assessed:
            break;
    }
    return "s-u";
}

const char* css_class(IndicatorStatus status) {
    switch (status) {
        case IndicatorStatus::complete:
            return "s-p";
        case IndicatorStatus::partial:
            return "s-h";
        case IndicatorStatus::missing:
            return "s-m";
        case IndicatorStatus::not_assessed:
            break;
    }
    return "s-u";
}

}  // namespace celah::render
