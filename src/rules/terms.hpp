// Written phrases and sequences -> terms of a PatternSet.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "celah/rules.hpp"
#include "rules/fingerprint.hpp"
#include "rules/vocabulary.hpp"

namespace celah {

class Terms {
  public:
    explicit Terms(Complaints& complaints);

    /// A file of shared vocabulary: [table]s of named lists; the table "ejaan" holds spellings.
    void define_all(const RuleFile& file);
    Vocabulary& shared() { return shared_; }

    /// What cannot be read is complained about and left out.
    std::vector<TermId> sequences(const std::vector<Text>& texts, Vocabulary& words);
    std::vector<Phrase> phrases(const std::vector<Text>& texts, Vocabulary& words);

    /// The shared entries of these names.
    std::map<std::string, TermId, std::less<>> program(const std::vector<std::string>& names);

    /// All that is made from here on goes into one digest; `from` is an earlier one that it builds on, or empty.
    void begin_digest(const std::string& from);
    std::string digest() const;

    /// After everything was made.
    std::shared_ptr<const PatternSet> compile();

    /// The words that the terms write out, a line each, without the misspellings of the table "ejaan".
    std::string words();

  private:
    void define(const std::string& table, const std::string& name, std::vector<Text> expressions);
    Phrase phrase(const Text& text, const ParsedPhrase& parsed);
    TermId term(const ExpressionPtr& expression);
    void complain(const Text& text, const ExpressionError& error);

    Complaints& complaints_;
    std::shared_ptr<PatternSet> patterns_;
    Vocabulary shared_;
    Fingerprints fingerprints_;
    std::uint64_t digest_ = empty_fingerprint;
};

}  // namespace celah
