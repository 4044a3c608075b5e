#include "rules/build.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "celah/dictionary.hpp"
#include "rules/describe.hpp"
#include "rules/terms.hpp"
#include "rules/weights.hpp"
#include "rules/word_runs.hpp"

namespace celah {
namespace {

/// A file while it is read: its keys and its own words; behind it the file that it follows.
struct Scope {
    const PackFiles* pack;
    TableReader reader;
    Vocabulary words;
    Scope* followed = nullptr;
};

/// Where the ids of a pack are defined.
struct Definition {
    const RuleFile* file;
    const toml::table* table;
};
using Definitions = std::map<std::string, Definition, std::less<>>;

Definitions definitions_of(const PackFiles& files) {
    Definitions out;
    const auto define = [&](const RuleFile& file, const toml::table& table) {
        if (const auto id = table["id"].value<std::string>()) out.emplace(*id, Definition{&file, &table});
    };
    for (const auto* list : {&files.areas, &files.indicators})
        for (const RuleFile* file : *list) {
            define(*file, file->table);
            for (const char* key : {"item", "target"})
                if (const toml::array* tables = file->table[key].as_array())
                    for (const toml::node& node : *tables)
                        if (node.is_table()) define(*file, *node.as_table());
        }
    return out;
}

/// Every step adds to the complaints instead of stopping.
class Builder {
  public:
    Builder(const PackFiles& files, Terms& terms, Complaints& complaints) : files_(files), terms_(terms), complaints_(complaints) {}

    RulePack build() {
        pack_ = describe(files_, complaints_);
        for (const RuleFile* file : files_.areas) area(*file);
        for (const RuleFile* file : files_.indicators) indicator(*file);
        if (complaints_.empty()) weigh(pack_, files_.packs.front()->name, ids_, complaints_);
        pack_.program = terms_.program(program_vocabulary());
        sort();
        pack_.patterns = terms_.compile();
        pack_.own_words = std::make_shared<WordList>(terms_.words());
        pack_.regulation_runs = regulation_runs(pack_, files_.regulation);
        return std::move(pack_);
    }

  private:
    // --- areas and indicators ---

    void area(const RuleFile& file) {
        Scope& scope = scope_of(files_, file);
        TableReader& reader = scope.reader;
        Area area;
        area.id = reader.text("id");
        area.name = reader.text("name");
        area.article = reader.text("article", false);
        area.weight_percent = reader.percent("weight_percent");
        area.headings = taken_over(scope, "headings");
        area.numbers = taken_over(scope, "numbers");
        for (const toml::table* table : reader.tables("target")) area.targets.push_back(own_requirement(scope, *table));
        reader.refuse_others();
        unique(area.id, file, reader.at("id"));
        pack_.areas.push_back(std::move(area));
    }

    void indicator(const RuleFile& file) {
        Scope& scope = scope_of(files_, file);
        TableReader& reader = scope.reader;
        Indicator indicator;
        indicator.id = reader.text("id");
        indicator.name = reader.text("name");
        indicator.article = reader.text("article");
        indicator.follows = reader.text("follows", false);
        indicator.kind = kind(reader);
        indicator.weight = reader.has("weight") ? reader.percent("weight") : 0;
        indicator.headings = taken_over(scope, "headings");
        indicator.subject = taken_over(scope, "subject");
        indicator.guideline = guideline(scope);
        evidence(scope, indicator);
        if (!reader.has("item")) complaints_.add(file.name, reader.at(), "the indicator asks for nothing: write [[item]]");
        for (const toml::table* table : reader.tables("item")) indicator.items.push_back(own_requirement(scope, *table));
        reader.refuse_others();
        unique(indicator.id, file, reader.at("id"));
        place(std::move(indicator), file, reader.at("id"));
    }

    static IndicatorKind kind(TableReader& reader) {
        const std::string name = reader.text("kind", false);
        if (name == "pemenuhan") return IndicatorKind::pemenuhan;
        if (name == "reform") return IndicatorKind::reform;
        if (!name.empty()) reader.complain("kind", "\"kind\" is \"pemenuhan\" or \"reform\"");
        return IndicatorKind::none;
    }

    /// The key's own list, else that of the nearest followed file that has one.
    std::vector<TermId> taken_over(Scope& scope, std::string_view key) {
        for (Scope* from = &scope; from; from = from->followed)
            if (from->reader.has(key)) return terms_.sequences(from->reader.texts(key), from->words);
        return {};
    }

    static std::vector<std::string> guideline(Scope& scope) {
        for (Scope* from = &scope; from; from = from->followed)
            if (from->reader.has("guideline")) return values(from->reader.texts("guideline"));
        return {};
    }

    /// Each of the two keys as `taken_over`.
    void evidence(Scope& scope, Indicator& indicator) {
        bool expected = false, naming = false;
        for (Scope* from = &scope; from; from = from->followed)
            for (const toml::table* table : from->reader.tables("evidence")) {
                TableReader reader(from->reader.file(), *table, complaints_);
                if (reader.has("expected") && !std::exchange(expected, true)) indicator.expected_evidence = values(reader.texts("expected"));
                if (reader.has("naming") && !std::exchange(naming, true)) indicator.naming = terms_.sequences(reader.texts("naming"), from->words);
                if (from == &scope) reader.refuse_others();
            }
    }

    // --- items and targets ---

    Requirement own_requirement(Scope& scope, const toml::table& table) {
        TableReader reader(scope.reader.file(), table, complaints_);
        Requirement out = requirement(scope, reader);
        reader.refuse_others();
        if (!ids_.emplace(out.id, scope.reader.file()).second)
            reader.complain("id", "the id \"" + out.id + "\" stands in " + ids_[out.id] + " already");
        // A question that cannot be taken over has been complained about already.
        const bool own = reader.has("present") || reader.has("parts") || out.follows.empty();
        if (own && reader.texts("present").empty() && !reader.has("parts"))
            complaints_.add(reader.file(), reader.at(), out.id + " has no phrase in \"present\"");
        if (own && out.passes.empty()) complaints_.add(reader.file(), reader.at(), out.id + " has no example in \"passes\"");
        return out;
    }

    Requirement requirement(Scope& scope, TableReader& reader) {
        const std::string follows = reader.text("follows", false);
        const bool own = reader.has("present") || reader.has("parts");
        // Own phrases are another question: nothing of the old one's holds for them.
        Requirement out = follows.empty() || own ? Requirement{} : followed_requirement(scope, reader, follows);
        if (own && !follows.empty()) followed_definition(scope, reader, follows);
        out.id = reader.text("id");
        out.text = reader.text("text");
        out.answer = reader.text("answer", false);
        out.best = reader.text("best", false);
        out.frequency = reader.text("frequency", false);
        out.follows = follows;
        terms_.begin_digest(out.digest);
        add(out.present, terms_.phrases(reader.texts("present"), scope.words));
        add(out.partial, terms_.phrases(reader.texts("partial"), scope.words));
        for (const auto& part : reader.lists_of_texts("parts")) out.parts.push_back(terms_.phrases(part, scope.words));
        add(out.ignore, terms_.sequences(reader.texts("ignore"), scope.words));
        add(out.passes, values(reader.texts("passes")));
        add(out.partially, values(reader.texts("partially")));
        add(out.fails, values(reader.texts("fails")));
        // Taken over unchanged, a question keeps its digest.
        if (out.digest.empty() || reader.has("partial") || reader.has("ignore")) out.digest = terms_.digest();
        return out;
    }

    /// As the regulation before asks it.
    Requirement followed_requirement(Scope& scope, TableReader& reader, const std::string& id) {
        const Definition* found = followed_definition(scope, reader, id);
        if (!found) return {};
        Scope& theirs = scope_of(*scope.pack->followed, *found->file);
        TableReader followed(theirs.reader.file(), *found->table, complaints_);
        return requirement(theirs, followed);
    }

    const Definition* followed_definition(const Scope& scope, TableReader& reader, const std::string& id) {
        const PackFiles* before = scope.pack->followed.get();
        if (!before) {
            reader.complain("follows", "pack.toml does not say which pack this one follows: follows = \"…\"");
            return nullptr;
        }
        const Definitions& known = definitions(*before);
        const auto found = known.find(id);
        if (found != known.end()) return &found->second;
        reader.complain("follows", "the pack before has no \"" + id + "\"");
        return nullptr;
    }

    template <class T>
    static void add(std::vector<T>& list, std::vector<T> more) {
        list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }

    // --- scopes ---

    const Definitions& definitions(const PackFiles& pack) {
        const auto [it, fresh] = definitions_.try_emplace(&pack);
        if (fresh) it->second = definitions_of(pack);
        return it->second;
    }

    Scope& scope_of(const PackFiles& pack, const RuleFile& file) {
        auto& slot = scopes_[&file];
        if (slot) return *slot;
        TableReader reader(file.name, file.table, complaints_);
        const std::string follows = reader.text("follows", false);
        Scope* followed = nullptr;
        if (!follows.empty()) {
            const Scope here{&pack, reader, Vocabulary(&terms_.shared())};
            if (const Definition* found = followed_definition(here, reader, follows)) followed = &scope_of(*pack.followed, *found->file);
        }
        slot = std::make_unique<Scope>(Scope{&pack, reader, Vocabulary(followed ? &followed->words : &terms_.shared()), followed});
        local_words(*slot);
        return *slot;
    }

    void local_words(Scope& scope) {
        for (const toml::table* table : scope.reader.tables("vocabulary"))
            for (auto& [name, expressions] : TableReader(scope.reader.file(), *table, complaints_).lists()) {
                if (terms_.shared().knows(name) && !expressions.empty())
                    complaints_.add(scope.reader.file(), expressions.front().at, "{" + name + "} is shared vocabulary already: choose another name");
                scope.words.define(name, std::move(expressions));
            }
    }

    // --- the whole ---

    void unique(const std::string& id, const RuleFile& file, toml::source_position at) {
        const auto [it, fresh] = ids_.emplace(id, file.name);
        if (!fresh) complaints_.add(file.name, at, "the id \"" + id + "\" stands in " + it->second + " already");
    }

    /// An indicator belongs to the area whose id is the part of its own before the first dot.
    void place(Indicator indicator, const RuleFile& file, toml::source_position at) {
        const std::string area_id = indicator.id.substr(0, indicator.id.find('.'));
        for (Area& area : pack_.areas)
            if (area.id == area_id) return area.indicators.push_back(std::move(indicator));
        complaints_.add(file.name, at, "no area has the id \"" + area_id + "\" (area-" + area_id + ".toml)");
    }

    void sort() {
        const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
        std::sort(pack_.areas.begin(), pack_.areas.end(), by_id);
        for (Area& area : pack_.areas) std::sort(area.indicators.begin(), area.indicators.end(), by_id);
    }

    const PackFiles& files_;
    Terms& terms_;
    Complaints& complaints_;
    std::map<const PackFiles*, Definitions> definitions_;
    std::map<const RuleFile*, std::unique_ptr<Scope>> scopes_;
    RulePack pack_;
    std::map<std::string, std::string> ids_;            // id -> the file it stands in
};

}  // namespace

const std::vector<std::string>& program_vocabulary() {
    static const std::vector<std::string> names = {
        "bagian_latar", "bagian_daftar_isi", "bagian_penutup", "bagian_rencana", "bagian_target", "bagian_bukti", "bagian_jadwal",
        "bagian_hasil", "bagian_pemenuhan", "bagian_reform", "dokumen", "satuan_hitung", "waktu", "kurun", "aksi", "ingkar", "ingkar_kerja", "ingkar_akhir",
        "kosong", "pertanyaan", "pengandaian", "penjelas", "harapan", "capaian", "arah", "batasan",
        "zi_saja", "jenis_rencana", "jenis_laporan", "jenis_lain", "jenis_pengantar", "susunan_peraturan", "isian", "ukuran", "waktu_singkat", "ragu", "pihak_lain", "sambungan", "kami"};
    return names;
}

RulePack build_pack(const PackFiles& files, const std::vector<const RuleFile*>& vocabulary, Complaints& complaints) {
    Terms terms(complaints);
    for (const RuleFile* file : vocabulary) terms.define_all(*file);
    return Builder(files, terms, complaints).build();
}

}  // namespace celah
