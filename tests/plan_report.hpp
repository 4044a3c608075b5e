// A report of a plan of the corpus, as celah scans it.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "celah/rules.hpp"
#include "celah/scan.hpp"

namespace celah::test {

inline RulePack pack(const std::string& id) {
    auto out = load_rules(std::string(CELAH_SOURCE_DIR "/rules/") + id);
    if (!out) throw std::runtime_error("the rules " + id + " do not load");
    return *std::move(out);
}

inline Report scan_corpus(const std::string& name, const std::string& pack_id) {
    std::ifstream in(CELAH_SOURCE_DIR "/corpus/" + name + ".pdf", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return scan(bytes, name + ".pdf", pack(pack_id));
}

/// In the structure of 90/2021.
inline const Report& plan_of_90() {
    static const Report report = scan_corpus("lke-imigrasi", "permenpanrb-90-2021");
    return report;
}

/// In that of 52/2014.
inline const Report& plan_of_52() {
    static const Report report = scan_corpus("narasi-pengadilan", "permenpanrb-52-2014");
    return report;
}

inline const ItemResult& item(const Report& report, const std::string& id) {
    for (const AreaResult& area : report.areas) {
        for (const ItemResult& target : area.targets)
            if (target.id == id) return target;
        for (const IndicatorResult& indicator : area.indicators)
            for (const ItemResult& one : indicator.items)
                if (one.id == id) return one;
    }
    throw std::runtime_error("no item " + id);
}

inline ItemResult& item(Report& report, const std::string& id) { return const_cast<ItemResult&>(item(std::as_const(report), id)); }

/// The first item with this verdict.
inline const ItemResult& first_item(const Report& report, Status status) {
    for (const AreaResult& area : report.areas)
        for (const IndicatorResult& indicator : area.indicators)
            for (const ItemResult& one : indicator.items)
                if (one.verdict.status == status) return one;
    throw std::runtime_error("no item of this status");
}

}  // namespace celah::test
