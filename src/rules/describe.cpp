#include "rules/describe.hpp"

namespace celah {
namespace {

int whole_number(TableReader& reader, std::string_view key) {
    const double number = reader.number_if_any(key).value_or(0);
    if (!(number >= 0 && number <= 9999) || number != static_cast<int>(number)) {
        reader.complain(key, "\"" + std::string(key) + "\" is a whole number up to 9999");
        return 0;
    }
    return static_cast<int>(number);
}

Minimum minimum(const RuleFile& file, const toml::table& table, Complaints& complaints) {
    TableReader reader(file.name, table, complaints);
    Minimum out{reader.text("predicate"), reader.text("article", false), reader.percent("total"), reader.percent("leverage"),
                reader.percent("area_percent")};
    reader.refuse_others();
    return out;
}

RulePack described(const RuleFile& file, Complaints& complaints) {
    RulePack out;
    TableReader reader(file.name, file.table, complaints);
    out.extends = reader.text("extends", false);
    const bool extends = !out.extends.empty();
    reader.text("follows", false);
    out.id = reader.text("id");
    out.title = reader.text("title");
    out.version = reader.text("version");
    out.regulation = {out.id, reader.text("regulation", false), whole_number(reader, "number"), whole_number(reader, "year"),
                      whole_number(reader, "first_plan_year"), whole_number(reader, "last_plan_year")};
    if (!extends || reader.has("leverage_weight_percent")) out.leverage_weight_percent = reader.percent("leverage_weight_percent");
    if (!extends || reader.has("result_weight_percent")) out.result_weight_percent = reader.percent("result_weight_percent");
    for (const toml::table* table : reader.tables("minimum")) out.minima.push_back(minimum(file, *table, complaints));
    reader.refuse_others();
    return out;
}

/// What the extending pack does not say.
void complete(RulePack& pack, RulePack extended) {
    Regulation& own = pack.regulation;
    const Regulation& theirs = extended.regulation;
    if (own.name.empty()) own.name = theirs.name;
    for (int Regulation::* field : {&Regulation::number, &Regulation::year, &Regulation::first_plan_year, &Regulation::last_plan_year})
        if (own.*field == 0) own.*field = theirs.*field;
    if (pack.leverage_weight_percent == 0) pack.leverage_weight_percent = extended.leverage_weight_percent;
    if (pack.result_weight_percent == 0) pack.result_weight_percent = extended.result_weight_percent;
    if (pack.minima.empty()) pack.minima = std::move(extended.minima);
}

}  // namespace

RulePack describe(const PackFiles& files, Complaints& complaints) {
    RulePack out = described(*files.packs.front(), complaints);
    for (std::size_t i = 1; i < files.packs.size(); ++i) complete(out, described(*files.packs[i], complaints));
    for (const PackFiles* before = files.followed.get(); before && !before->packs.empty(); before = before->followed.get())
        out.before.push_back(described(*before->packs.front(), complaints).regulation);
    return out;
}

}  // namespace celah
