#include "render/area_table.hpp"

#include "render/messages.hpp"

namespace celah::render {
namespace {

struct AreaNumbers {
    Counts items, evidence, time;
};

void count(Counts& counts, Status status) {
    ++counts.required;
    counts.present += status == Status::present;
    counts.partial += status == Status::partial;
    counts.missing += status == Status::missing;
    counts.not_assessed += status == Status::not_assessed;
}

AreaNumbers numbers(const AreaResult& area) {
    AreaNumbers out;
    for (const auto& indicator : area.indicators) {
        count(out.evidence, indicator.evidence.verdict.status);
        count(out.time, indicator.time_target.status);
        for (const auto& item : indicator.items) count(out.items, item.verdict.status);
    }
    return out;
}

/// Of what could be assessed: "0/6" over unread pages would accuse the plan of something nobody saw.
std::string share(const Counts& counts) {
    const int assessed = counts.required - counts.not_assessed;
    return assessed == 0 ? "-" : std::to_string(counts.present) + "/" + std::to_string(assessed);
}

class Table {
  public:
    Table(const Report& report, Language language)
        : report_(report), language_(language), some_unread_(report.summary.items.not_assessed > 0),
          parted_(report.summary.coverage.reform.weight > 0) {}

    std::vector<std::vector<Cell>> rows() const {
        std::vector<std::vector<Cell>> out{titles()};
        double weight = 0;
        for (const auto& area : report_.areas) {
            weight += area.weight_percent;
            out.push_back(row(area.id, area.name, area.weight_percent, numbers(area), coverage_of(area)));
        }
        const auto& sum = report_.summary;
        const AreaNumbers all{sum.items, sum.evidence, sum.time_target};
        out.push_back(row("", std::string(text::total.in(language_)), weight, all, sum.coverage));
        return out;
    }

  private:
    std::vector<Cell> titles() const {
        std::vector<Cell> out{{""}, {std::string(text::column_area.in(language_))}};
        const auto add = [&](const Text& title) { out.push_back({std::string(title.in(language_)), true}); };
        for (const auto* title :
             {&text::column_weight, &text::column_present, &text::column_partial, &text::column_missing}) {
            add(*title);
        }
        if (some_unread_) add(text::column_unread);
        for (const auto* title : {&text::column_evidence, &text::column_time}) add(*title);
        if (parted_) {
            add(text::column_pemenuhan);
            add(text::column_reform);
        }
        add(text::coverage);
        return out;
    }

    Coverage coverage_of(const AreaResult& area) const {
        for (const auto& one : report_.summary.areas)
            if (one.area == area.id) return one.coverage;
        return {};
    }

    std::vector<Cell> row(std::string id, std::string name, double weight, const AreaNumbers& n,
                          const Coverage& coverage) const {
        std::vector<Cell> out{{std::move(id)}, {std::move(name)}};
        const auto add = [&out](std::string text) { out.push_back({std::move(text), true}); };
        add(decimal(weight, language_) + "%");
        add(std::to_string(n.items.present));
        add(std::to_string(n.items.partial));
        add(std::to_string(n.items.missing));
        if (some_unread_) add(std::to_string(n.items.not_assessed));
        add(share(n.evidence));
        add(share(n.time));
        if (parted_) {
            add(decimal(coverage.pemenuhan.percent(), language_) + "%");
            add(decimal(coverage.reform.percent(), language_) + "%");
        }
        add(decimal(coverage.all.percent(), language_) + "%");
        return out;
    }

    const Report& report_;
    Language language_;
    bool some_unread_;
    bool parted_;   ///< into pemenuhan and reform
};

}  // namespace

std::vector<std::vector<Cell>> area_table(const Report& report, Language language) {
    return Table(report, language).rows();
}

}  // namespace celah::render
