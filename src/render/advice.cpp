#include "render/advice.hpp"

#include <algorithm>
#include <vector>

#include "render/page_messages.hpp"
#include "render/report_words.hpp"

namespace celah::render {
namespace {

constexpr std::size_t items_named = 3;
constexpr std::size_t documents_named = 2;

class Advice {
  public:
    Advice(const IndicatorResult& indicator, Language language) : indicator_(indicator), language_(language) {}

    std::string sentence() {
        about(Status::missing, text::advise_state);
        about(Status::partial, text::advise_clear);
        about(Status::not_assessed, text::advise_reread);
        if (lacks(indicator_.action)) steps_.emplace_back(text::advise_action.in(language_));
        if (lacks(indicator_.evidence.verdict)) steps_.push_back(evidence());
        if (lacks(indicator_.time_target)) steps_.emplace_back(text::advise_time.in(language_));
        if (steps_.empty()) return "";
        auto out = joined(steps_, "; ") + ".";
        out[0] = static_cast<char>(out[0] - 'a' + 'A');   // each step begins with an ASCII letter
        return out;
    }

  private:
    void about(Status status, const Text& pattern) {
        std::vector<std::string> names;
        for (const auto& item : indicator_.items)
            if (item.verdict.status == status) names.push_back(fill(text::quoted.in(language_), {item.text}));
        if (names.empty()) return;
        if (names.size() > items_named + 1) {
            const auto more = std::to_string(names.size() - items_named);
            names.resize(items_named);
            names.push_back(fill(text::advise_more.in(language_), {more}));
        }
        steps_.push_back(fill(pattern.in(language_), {joined(names, ", ")}));
    }

    std::string evidence() const {
        auto names = indicator_.evidence.expected;
        if (names.empty()) return std::string(text::advise_evidence_plain.in(language_));
        names.resize(std::min(names.size(), documents_named));
        return fill(text::advise_evidence.in(language_), {joined(names, text::and_or.in(language_))});
    }

    const IndicatorResult& indicator_;
    Language language_;
    std::vector<std::string> steps_;
};

}  // namespace

std::string advice(const IndicatorResult& indicator, Language language) {
    return Advice(indicator, language).sentence();
}

}  // namespace celah::render
