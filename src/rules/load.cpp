#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "celah/rules.hpp"
#include "rules/digest.hpp"
#include "rules/expression.hpp"
#include "rules/pattern.hpp"

namespace celah {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t largest_file = 1 << 20;  // a rule file is a few kilobytes; more is a mistake or an attack

/// Collects what is wrong, with the line it stands in.
class Complaints {
  public:
    /// Once a place: a mistake in shared vocabulary turns up in every file that uses it.
    void add(const std::string& file, const toml::source_position& at, std::string message) {
        for (const Diagnostic& d : out_)
            if (d.file == file && d.line == at.line && d.column == at.column && d.message == message) return;
        out_.push_back({file, at.line, at.column, std::move(message), line_of(file, at.line)});
    }
    void add(const std::string& file, std::string message) { out_.push_back({file, 0, 0, std::move(message), {}}); }
    void remember(const std::string& file, const std::string& text) { texts_[file] = text; }
    bool empty() const { return out_.empty(); }
    std::vector<Diagnostic> take() { return std::move(out_); }

  private:
    std::string line_of(const std::string& file, std::uint32_t number) const {
        const auto text = texts_.find(file);
        if (text == texts_.end()) return {};
        std::istringstream lines(text->second);
        std::string line;
        for (std::uint32_t i = 0; i < number; ++i)
            if (!std::getline(lines, line)) return {};
        return line;
    }

    std::vector<Diagnostic> out_;
    std::map<std::string, std::string> texts_;
};

struct File {
    std::string name;
    toml::table table;
};

/// Strings of a rule file with the place each one came from.
struct Text {
    std::string_view value;      ///< inside the parsed file, which outlives all that is made of it
    const std::string* file;
    toml::source_position at;
};

/// Shared words, or a file's own in front of the shared ones. Entries become patterns when first asked for, the shared
/// ones once for all files.
class Vocabulary {
  public:
    explicit Vocabulary(Vocabulary* shared = nullptr) : shared_(shared) {}

    void define(const std::string& name, std::vector<Text> expressions) { entries_[name].expressions = std::move(expressions); }
    bool knows(std::string_view name) const { return entries_.find(name) != entries_.end(); }
    Spelling& spelling() { return shared_ ? shared_->spelling() : spelling_; }

    tl::expected<ExpressionPtr, std::string> expression(std::string_view name, Complaints& complaints) {
        const auto it = entries_.find(name);
        if (it == entries_.end() && shared_ && shared_->knows(name)) return shared_->expression(name, complaints);
        if (it == entries_.end()) return tl::unexpected<std::string>(unknown(name));
        Entry& entry = it->second;
        if (entry.busy) return tl::unexpected<std::string>("the vocabulary entry {" + std::string(name) + "} asks for itself");
        if (!entry.expression) build(entry, complaints);
        return entry.expression;
    }

  private:
    struct Entry {
        std::vector<Text> expressions;
        ExpressionPtr expression;
        bool busy = false;
    };

    void build(Entry& entry, Complaints& complaints) {
        entry.busy = true;
        const Lookup lookup = [&](std::string_view name) { return expression(name, complaints); };
        std::vector<ExpressionPtr> choices;
        for (const Text& text : entry.expressions) {
            const auto made = parse_sequence(text.value, spelling(), lookup);
            if (made) choices.push_back(*made);
            else complaints.add(*text.file, shifted(text.at, made.error().offset), made.error().message);
        }
        entry.expression = any_of(std::move(choices));
        entry.busy = false;
    }

    static toml::source_position shifted(toml::source_position at, std::size_t offset) {
        return {at.line, static_cast<toml::source_index>(at.column + 1 + offset)};
    }

    std::string unknown(std::string_view name) const {
        std::string out = "no vocabulary entry is called {" + std::string(name) + "}";
        for (const Vocabulary* words = this; words; words = words->shared_)
            for (const auto& [known, entry] : words->entries_)
                if (known.substr(0, 3) == name.substr(0, 3)) return out + "; did you mean {" + known + "}?";
        return out;
    }

    Vocabulary* shared_;
    std::map<std::string, Entry, std::less<>> entries_;
    Spelling spelling_;
};

/// Reads one table of a rule file and complains about every key that nobody asked for.
class Reader {
  public:
    Reader(const std::string& file, const toml::table& table, Complaints& complaints)
        : file_(file), table_(table), complaints_(complaints) {}

    std::string text(std::string_view key, bool required = true) {
        asked_.insert(std::string(key));
        const toml::node* node = table_.get(key);
        if (node && node->is_string()) return **node->as_string();
        if (node) complaints_.add(file_, node->source().begin, "\"" + std::string(key) + "\" is a text in quotes");
        else if (required) complaints_.add(file_, table_.source().begin, "the key \"" + std::string(key) + "\" is missing");
        return {};
    }

    double number(std::string_view key) {
        asked_.insert(std::string(key));
        const toml::node* node = table_.get(key);
        if (const auto value = node ? node->value<double>() : std::nullopt) return *value;
        complaints_.add(file_, (node ? node->source() : table_.source()).begin, "\"" + std::string(key) + "\" is a number");
        return 0;
    }

    std::vector<Text> texts(std::string_view key) {
        asked_.insert(std::string(key));
        const toml::node* node = table_.get(key);
        if (!node) return {};
        if (!node->is_array()) {
            complaints_.add(file_, node->source().begin, "\"" + std::string(key) + "\" is a list: [\"…\", \"…\"]");
            return {};
        }
        return texts_of(*node->as_array());
    }

    std::vector<std::vector<Text>> lists_of_texts(std::string_view key) {
        asked_.insert(std::string(key));
        std::vector<std::vector<Text>> out;
        const toml::node* node = table_.get(key);
        if (!node) return out;
        if (node->is_array())
            for (const toml::node& element : *node->as_array())
                if (element.is_array()) out.push_back(texts_of(*element.as_array()));
        if (out.size() < 2)
            complaints_.add(file_, node->source().begin, "\"" + std::string(key) + "\" is a list of at least two lists: [[\"…\"], [\"…\"]]");
        return out;
    }

    std::vector<const toml::table*> tables(std::string_view key) {
        asked_.insert(std::string(key));
        std::vector<const toml::table*> out;
        const toml::node* node = table_.get(key);
        if (!node) return out;
        if (node->is_table()) return {node->as_table()};
        if (!node->is_array_of_tables()) {
            complaints_.add(file_, node->source().begin, "\"" + std::string(key) + "\" is written as [[" + std::string(key) + "]]");
            return out;
        }
        for (const toml::node& element : *node->as_array()) out.push_back(element.as_table());
        return out;
    }

    /// All lists of the table by name, for vocabulary.
    std::map<std::string, std::vector<Text>> lists() {
        std::map<std::string, std::vector<Text>> out;
        for (const auto& [key, node] : table_) out[std::string(key.str())] = texts(key.str());
        return out;
    }

    /// After everything was asked for.
    void refuse_others() {
        for (const auto& [key, node] : table_)
            if (!asked_.count(std::string(key.str())))
                complaints_.add(file_, key.source().begin, "the key \"" + std::string(key.str()) + "\" is not known here");
    }

    toml::source_position at() const { return table_.source().begin; }
    toml::source_position at(std::string_view key) const {
        const toml::node* node = table_.get(key);
        return (node ? node->source() : table_.source()).begin;
    }

  private:
    std::vector<Text> texts_of(const toml::array& array) {
        std::vector<Text> out;
        for (const toml::node& element : array) {
            if (element.is_string()) out.push_back({**element.as_string(), &file_, element.source().begin});
            else complaints_.add(file_, element.source().begin, "only texts in quotes stand in this list");
        }
        return out;
    }

    const std::string& file_;
    const toml::table& table_;
    Complaints& complaints_;
    std::set<std::string> asked_;
};

std::vector<std::string> values(const std::vector<Text>& texts) {
    std::vector<std::string> out;
    for (const Text& text : texts) out.emplace_back(text.value);
    return out;
}

/// Builds a pack from parsed files; every step adds to the complaints instead of stopping.
class Builder {
  public:
    explicit Builder(Complaints& complaints) : complaints_(complaints), patterns_(std::make_shared<PatternSet>()) {}

    void vocabulary(const File& file) {
        for (const auto& [key, node] : file.table) {
            if (!node.is_table()) {
                complaints_.add(file.name, node.source().begin, "vocabulary stands in a [table]");
                continue;
            }
            for (auto& [name, expressions] : Reader(file.name, *node.as_table(), complaints_).lists())
                define(std::string(key.str()), name, std::move(expressions));
        }
    }

    void pack(const File& file) {
        Reader reader(file.name, file.table, complaints_);
        pack_.id = reader.text("id");
        pack_.title = reader.text("title");
        pack_.version = reader.text("version");
        reader.text("regulation", false);
        for (const char* key : {"leverage_weight_percent", "result_weight_percent"}) reader.number(key);
        reader.refuse_others();
    }

    void area(const File& file) {
        Reader reader(file.name, file.table, complaints_);
        Area area;
        area.id = reader.text("id");
        area.name = reader.text("name");
        area.article = reader.text("article", false);
        area.weight_percent = reader.number("weight_percent");
        Vocabulary words = local_words(reader, file);
        area.headings = sequences(reader.texts("headings"), words);
        area.numbers = sequences(reader.texts("numbers"), words);
        for (const toml::table* table : reader.tables("target")) area.targets.push_back(requirement(file, *table, words));
        reader.refuse_others();
        unique(area.id, file, reader.at("id"));
        pack_.areas.push_back(std::move(area));
    }

    void indicator(const File& file) {
        Reader reader(file.name, file.table, complaints_);
        Indicator indicator;
        indicator.id = reader.text("id");
        indicator.name = reader.text("name");
        indicator.article = reader.text("article");
        Vocabulary words = local_words(reader, file);
        indicator.headings = sequences(reader.texts("headings"), words);
        indicator.subject = sequences(reader.texts("subject"), words);
        indicator.guideline = values(reader.texts("guideline"));
        for (const toml::table* table : reader.tables("evidence")) evidence(file, *table, words, indicator);
        for (const toml::table* table : reader.tables("item")) indicator.items.push_back(requirement(file, *table, words));
        reader.refuse_others();
        unique(indicator.id, file, reader.at("id"));
        place(std::move(indicator), file, reader.at("id"));
    }

    RulePack finish(std::string digest) {
        for (const std::string& name : program_vocabulary()) program_word(name);
        std::sort(pack_.areas.begin(), pack_.areas.end(), [](const Area& a, const Area& b) { return a.id < b.id; });
        for (Area& area : pack_.areas)
            std::sort(area.indicators.begin(), area.indicators.end(),
                      [](const Indicator& a, const Indicator& b) { return a.id < b.id; });
        patterns_->compile();
        pack_.patterns = patterns_;
        pack_.digest = std::move(digest);
        return std::move(pack_);
    }

  private:
    void define(const std::string& table, const std::string& name, std::vector<Text> expressions) {
        if (table == "ejaan") {
            shared_.spelling()[name] = values(expressions);
            return;
        }
        if (shared_.knows(name) && !expressions.empty())
            complaints_.add(*expressions.front().file, expressions.front().at, "{" + name + "} is defined twice");
        shared_.define(name, std::move(expressions));
    }

    Vocabulary local_words(Reader& reader, const File& file) {
        Vocabulary out(&shared_);
        for (const toml::table* table : reader.tables("vocabulary"))
            for (auto& [name, expressions] : Reader(file.name, *table, complaints_).lists()) {
                if (shared_.knows(name) && !expressions.empty())
                    complaints_.add(file.name, expressions.front().at, "{" + name + "} is shared vocabulary already: choose another name");
                out.define(name, std::move(expressions));
            }
        return out;
    }

    void evidence(const File& file, const toml::table& table, Vocabulary& words, Indicator& indicator) {
        Reader reader(file.name, table, complaints_);
        indicator.expected_evidence = values(reader.texts("expected"));
        indicator.naming = sequences(reader.texts("naming"), words);
        reader.refuse_others();
    }

    Requirement requirement(const File& file, const toml::table& table, Vocabulary& words) {
        Reader reader(file.name, table, complaints_);
        Requirement out;
        out.id = reader.text("id");
        out.text = reader.text("text");
        const std::vector<Text> present = reader.texts("present");
        out.present = phrases(present, words);
        out.partial = phrases(reader.texts("partial"), words);
        for (const auto& part : reader.lists_of_texts("parts")) out.parts.push_back(phrases(part, words));
        out.ignore = sequences(reader.texts("ignore"), words);
        out.passes = values(reader.texts("passes"));
        out.partially = values(reader.texts("partially"));
        out.fails = values(reader.texts("fails"));
        reader.refuse_others();
        unique(out.id, file, reader.at("id"));
        if (present.empty()) complaints_.add(file.name, reader.at(), out.id + " has no phrase in \"present\"");
        if (out.passes.empty()) complaints_.add(file.name, reader.at(), out.id + " has no example in \"passes\"");
        return out;
    }

    std::vector<TermId> sequences(const std::vector<Text>& texts, Vocabulary& words) {
        std::vector<TermId> out;
        for (const Text& text : texts) {
            const auto parsed = parse_sequence(text.value, words.spelling(), lookup(words));
            if (!parsed) complain(text, parsed.error());
            else out.push_back(patterns_->add(*parsed));
        }
        return out;
    }

    std::vector<Phrase> phrases(const std::vector<Text>& texts, Vocabulary& words) {
        std::vector<Phrase> out;
        for (const Text& text : texts) {
            const auto parsed = parse_phrase(text.value, words.spelling(), lookup(words));
            if (!parsed) complain(text, parsed.error());
            else out.push_back(phrase(text, *parsed));
        }
        return out;
    }

    Phrase phrase(const Text& text, const ParsedPhrase& parsed) {
        Phrase out;
        out.source = text.value;
        out.window = parsed.window;
        for (const auto& part : parsed.terms) {
            const TermId id = patterns_->add(part.expression);
            if (part.forbidden) out.forbidden.push_back(id);
            else out.slots.push_back({id, part.before_next});
        }
        return out;
    }

    void program_word(const std::string& name) {
        const auto found = shared_.expression(name, complaints_);
        if (found) pack_.program[name] = patterns_->add(*found);
        else complaints_.add("vocabulary", "the program needs the shared entry {" + name + "}: " + found.error());
    }

    Lookup lookup(Vocabulary& words) {
        return [this, &words](std::string_view name) { return words.expression(name, complaints_); };
    }

    void complain(const Text& text, const ExpressionError& error) {
        complaints_.add(*text.file, {text.at.line, static_cast<toml::source_index>(text.at.column + 1 + error.offset)}, error.message);
    }

    void unique(const std::string& id, const File& file, toml::source_position at) {
        const auto [it, fresh] = ids_.emplace(id, file.name);
        if (!fresh) complaints_.add(file.name, at, "the id \"" + id + "\" stands in " + it->second + " already");
    }

    /// An indicator belongs to the area whose id is the part of its own before the first dot.
    void place(Indicator indicator, const File& file, toml::source_position at) {
        const std::string area_id = indicator.id.substr(0, indicator.id.find('.'));
        for (Area& area : pack_.areas)
            if (area.id == area_id) return area.indicators.push_back(std::move(indicator));
        complaints_.add(file.name, at, "no area has the id \"" + area_id + "\" (area-" + area_id + ".toml)");
    }

    Complaints& complaints_;
    std::shared_ptr<PatternSet> patterns_;
    Vocabulary shared_;
    RulePack pack_;
    std::map<std::string, std::string> ids_;
};

std::vector<fs::path> toml_files(const fs::path& directory) {
    std::vector<fs::path> out;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(directory, none))
        if (entry.path().extension() == ".toml") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

/// Reads and parses a file; what is wrong goes to the complaints, and the table is then empty.
File parse(const fs::path& path, Complaints& complaints, Digest& digest) {
    File out{path.string(), {}};
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error || size > largest_file) {
        complaints.add(out.name, error ? "cannot be read: " + error.message() : "is larger than 1 MiB: no rule file is");
        return out;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    digest.add(path.filename().string());
    digest.add(text);
    complaints.remember(out.name, text);
    try {
        out.table = toml::parse(text, out.name);
    } catch (const toml::parse_error& wrong) {
        complaints.add(out.name, wrong.source().begin, std::string(wrong.description()));
    }
    return out;
}

}  // namespace

const std::vector<std::string>& program_vocabulary() {
    static const std::vector<std::string> names = {
        "bagian_latar", "bagian_daftar_isi", "bagian_penutup", "bagian_rencana", "bagian_target", "bagian_bukti", "bagian_jadwal",
        "bagian_hasil", "pembuka", "dokumen", "waktu", "aksi", "ingkar", "pengandaian", "capaian", "arah", "batasan",
        "zi_saja", "jenis_rencana", "jenis_laporan", "jenis_lain", "jenis_pengantar", "susunan_peraturan", "isian"};
    return names;
}

std::string to_string(const Diagnostic& d) {
    std::string out = d.file;
    if (d.line) out += ":" + std::to_string(d.line) + ":" + std::to_string(d.column);
    out += ": error: " + d.message;
    if (!d.source.empty()) out += "\n    " + d.source + "\n    " + std::string(d.column ? d.column - 1 : 0, ' ') + "^";
    return out;
}

tl::expected<RulePack, std::vector<Diagnostic>> load_rules(const fs::path& directory) {
    Complaints complaints;
    Digest digest;
    std::vector<File> files;  // outlives the builder, which keeps pointers to file names
    const auto read = [&](const fs::path& from) {
        for (const fs::path& path : toml_files(from)) files.push_back(parse(path, complaints, digest));
        return files.size();
    };
    files.reserve(1024);
    read(fs::weakly_canonical(directory) .parent_path() / "vocabulary");
    const std::size_t shared = read(directory / "vocabulary");
    const std::size_t all = read(directory);
    // What a file lacks that cannot be read is not known: no further complaints.
    if (!complaints.empty()) return tl::unexpected<std::vector<Diagnostic>>(complaints.take());
    Builder builder(complaints);
    const auto named = [&](std::size_t i, std::string_view prefix) {
        return fs::path(files[i].name).filename().string().starts_with(prefix);
    };
    for (std::size_t i = 0; i < shared; ++i) builder.vocabulary(files[i]);
    for (std::size_t i = shared; i < all; ++i) if (named(i, "pack.")) builder.pack(files[i]);
    for (std::size_t i = shared; i < all; ++i) if (named(i, "area-")) builder.area(files[i]);
    for (std::size_t i = shared; i < all; ++i)
        if (!named(i, "pack.") && !named(i, "area-")) builder.indicator(files[i]);
    if (shared == all) complaints.add(directory.string(), "holds no rule file (*.toml)");
    else if (!fs::exists(directory / "pack.toml")) complaints.add(directory.string(), "holds no pack.toml: id, title and version of the rules");
    RulePack pack = builder.finish(digest.hex());
    if (!complaints.empty()) return tl::unexpected<std::vector<Diagnostic>>(complaints.take());
    return pack;
}

}  // namespace celah
