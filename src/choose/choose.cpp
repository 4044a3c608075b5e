#include "celah/choose.hpp"

#include <algorithm>

#include "choose/citations.hpp"
#include "choose/year.hpp"

namespace celah {
namespace {

/// All regulations that the packs stand for or follow, each once.
std::vector<Regulation> known_regulations(std::span<const RulePack> packs) {
    std::vector<Regulation> out;
    const auto add = [&](const Regulation& one) {
        const auto same = [&](const Regulation& other) { return other.number == one.number && other.year == one.year; };
        if (one.number != 0 && std::none_of(out.begin(), out.end(), same)) out.push_back(one);
    };
    for (const RulePack& pack : packs) {
        add(pack.regulation);
        for (const Regulation& before : pack.before) add(before);
    }
    return out;
}

/// The pack that judges plans of a year: of those that had begun by then the youngest, else the oldest there is.
const RulePack& pack_for(int year, std::span<const RulePack> packs) {
    const RulePack* best = nullptr;
    const RulePack* oldest = &packs.front();
    for (const RulePack& pack : packs) {
        const int first = pack.regulation.first_plan_year;
        if (first < oldest->regulation.first_plan_year) oldest = &pack;
        if (first <= year && (!best || first > best->regulation.first_plan_year)) best = &pack;
    }
    return best ? *best : *oldest;
}

/// The youngest regulation cited that is younger than `year`; without a year the youngest one.
const RulePack* youngest_cited(const std::vector<Citation>& citations, std::span<const RulePack> packs, std::optional<int> year) {
    const RulePack* out = nullptr;
    for (const RulePack& pack : packs) {
        const auto cited = [&](const Citation& citation) { return citation.regulation.id == pack.regulation.id; };
        if (std::none_of(citations.begin(), citations.end(), cited)) continue;
        if (year && pack.regulation.first_plan_year <= *year) continue;
        if (!out || pack.regulation.first_plan_year > out->regulation.first_plan_year) out = &pack;
    }
    return out;
}

class Reason {
  public:
    explicit Reason(Language language) : english_(language == Language::en) {}

    std::string asked(const RulePack& pack) const {
        return pick("Dinilai menurut " + pack.regulation.name + " sesuai permintaan.", "Judged by " + pack.regulation.name + ", as asked for.");
    }
    std::string as_of(int year, const RulePack& pack) const {
        return pick("Dinilai seolah-olah rencana tahun " + std::to_string(year) + ": " + pack.regulation.name + ".",
                    "Judged as a plan of " + std::to_string(year) + ": " + pack.regulation.name + ".");
    }
    std::string year(int year, const RulePack& pack) const {
        return pick("Rencana ini untuk tahun " + std::to_string(year) + "; rencana tahun itu dinilai menurut " + pack.regulation.name + ".",
                    "This is a plan for " + std::to_string(year) + "; plans of that year are judged by " + pack.regulation.name + ".");
    }
    std::string citation(const RulePack& pack) const {
        return pick("Rencana ini mengacu pada " + pack.regulation.name + ".", "The plan cites " + pack.regulation.name + ".");
    }
    std::string in_force(const RulePack& pack) const {
        return pick("Tahun dan peraturan acuan tidak ditemukan dalam rencana; dipakai " + pack.regulation.name + " yang sedang berlaku.",
                    "The plan names neither its year nor its regulation; " + pack.regulation.name + " is the one in force.");
    }

  private:
    std::string pick(std::string id, std::string en) const { return english_ ? std::move(en) : std::move(id); }
    bool english_;
};

}  // namespace

Choice choose(const Structure& structure, std::span<const RulePack> packs, std::optional<int> as_of, Language language) {
    const Reason reason(language);
    Choice out;
    out.year = find_year(structure);
    out.citations = find_citations(structure, known_regulations(packs));
    const auto decide = [&](const RulePack& pack, ChosenBy by, std::string why) {
        out.rules = &pack;
        out.by = by;
        out.reason = std::move(why);
        return out;
    };
    if (packs.size() == 1) return decide(packs.front(), ChosenBy::asked, packs.front().regulation.name.empty() ? "" : reason.asked(packs.front()));
    if (as_of) return decide(pack_for(*as_of, packs), ChosenBy::as_of, reason.as_of(*as_of, pack_for(*as_of, packs)));
    if (const RulePack* cited = youngest_cited(out.citations, packs, out.year)) return decide(*cited, ChosenBy::citation, reason.citation(*cited));
    if (out.year) return decide(pack_for(*out.year, packs), ChosenBy::year, reason.year(*out.year, pack_for(*out.year, packs)));
    constexpr int any_later_year = 9999;
    return decide(pack_for(any_later_year, packs), ChosenBy::in_force, reason.in_force(pack_for(any_later_year, packs)));
}

}  // namespace celah
