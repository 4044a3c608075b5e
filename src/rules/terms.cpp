#include "rules/terms.hpp"

#include <cstdio>
#include <set>

#include "rules/pattern.hpp"

namespace celah {

Terms::Terms(Complaints& complaints) : complaints_(complaints), patterns_(std::make_shared<PatternSet>()) {}

void Terms::define_all(const RuleFile& file) {
    for (const auto& [key, node] : file.table) {
        if (!node.is_table()) {
            complaints_.add(file.name, node.source().begin, "vocabulary stands in a [table]");
            continue;
        }
        for (auto& [name, expressions] : TableReader(file.name, *node.as_table(), complaints_).lists())
            define(std::string(key.str()), name, std::move(expressions));
    }
}

void Terms::define(const std::string& table, const std::string& name, std::vector<Text> expressions) {
    if (table == "ejaan") {
        shared_.spelling()[name] = values(expressions);
        return;
    }
    if (shared_.knows(name) && !expressions.empty())
        complaints_.add(*expressions.front().file, expressions.front().at, "{" + name + "} is defined twice");
    shared_.define(name, std::move(expressions));
}

std::vector<TermId> Terms::sequences(const std::vector<Text>& texts, Vocabulary& words) {
    std::vector<TermId> out;
    for (const Text& text : texts) {
        const auto parsed = parse_sequence(text.value, words.spelling(), [&](std::string_view name) { return words.expression(name, complaints_); });
        if (!parsed) complain(text, parsed.error());
        else out.push_back(term(*parsed));
    }
    return out;
}

std::vector<Phrase> Terms::phrases(const std::vector<Text>& texts, Vocabulary& words) {
    std::vector<Phrase> out;
    for (const Text& text : texts) {
        const auto parsed = parse_phrase(text.value, words.spelling(), [&](std::string_view name) { return words.expression(name, complaints_); });
        if (!parsed) complain(text, parsed.error());
        else out.push_back(phrase(text, *parsed));
    }
    digest_ = mixed(digest_, texts.size());   // the same phrase means another thing in another list
    return out;
}

Phrase Terms::phrase(const Text& text, const ParsedPhrase& parsed) {
    Phrase out;
    out.source = text.value;
    out.window = parsed.window;
    digest_ = mixed(digest_, static_cast<std::uint64_t>(parsed.window));
    for (const auto& part : parsed.terms) {
        const TermId id = term(part.expression);
        digest_ = mixed(digest_, (part.forbidden ? 2U : 0U) + (part.before_next ? 1U : 0U));
        if (part.forbidden) out.forbidden.push_back(id);
        else out.slots.push_back({id, part.before_next});
    }
    return out;
}

TermId Terms::term(const ExpressionPtr& expression) {
    digest_ = mixed(digest_, fingerprints_.of(expression));
    return patterns_->add(expression);
}

std::map<std::string, TermId, std::less<>> Terms::program(const std::vector<std::string>& names) {
    std::map<std::string, TermId, std::less<>> out;
    for (const std::string& name : names) {
        const auto found = shared_.expression(name, complaints_);
        if (found) out[name] = patterns_->add(*found);
        else complaints_.add("vocabulary", "the program needs the shared entry {" + name + "}: " + found.error());
    }
    return out;
}

void Terms::begin_digest(const std::string& from) {
    digest_ = from.empty() ? empty_fingerprint : mixed(empty_fingerprint, std::stoull(from, nullptr, 16));
}

std::string Terms::digest() const {
    char out[17];
    std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(digest_));
    return out;
}

std::shared_ptr<const PatternSet> Terms::compile() {
    patterns_->compile();
    return patterns_;
}

std::string Terms::words() {
    std::set<std::string> out = patterns_->literals();
    for (const auto& [standard, others] : shared_.spelling())
        for (const std::string& other : others) out.erase(other);
    std::string text;
    for (const std::string& word : out) text += word + '\n';
    return text;
}

void Terms::complain(const Text& text, const ExpressionError& error) {
    complaints_.add(*text.file, place_in(text, error.offset), error.message);
}

}  // namespace celah
