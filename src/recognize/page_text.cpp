// A page as JSON: arrays instead of objects for what a page has hundreds of.
#include <nlohmann/json.hpp>

#include "celah/recognize.hpp"

namespace celah {
namespace {

using nlohmann::json;

constexpr const char* format = "celah.page/1";

json numbers(const Box& box) { return {box.x0, box.y0, box.x1, box.y1}; }

Box box(const json& value) { return {value.at(0), value.at(1), value.at(2), value.at(3)}; }

json fields(const Word& word) {
    return {word.text, numbers(word.box), word.size, word.bold, word.italic, word.angle, word.confidence, word.hidden};
}

Word word(const json& value) {
    return {value.at(0), box(value.at(1)), value.at(2), value.at(3), value.at(4), value.at(5), value.at(6), value.at(7)};
}

template <class T, class F>
json list(const std::vector<T>& values, F write) {
    json out = json::array();
    for (const T& value : values) out.push_back(write(value));
    return out;
}

template <class T, class F>
std::vector<T> read_list(const json& values, F read) {
    std::vector<T> out;
    for (const json& value : values) out.push_back(read(value));
    return out;
}

PageSource source(int value) {
    if (value < 0 || value > static_cast<int>(PageSource::unreadable)) throw std::out_of_range("source");
    return static_cast<PageSource>(value);
}

}  // namespace

std::string write_page(const Page& page) {
    const json out{{"format", format},
                   {"number", page.number},
                   {"size", {page.width, page.height}},
                   {"rotation", page.rotation},
                   {"source", static_cast<int>(page.source)},
                   {"confidence", page.confidence},
                   {"turned", page.turned},
                   {"slant", page.slant},
                   {"incomplete", page.incomplete},
                   {"words", list(page.words, fields)},
                   {"rules", list(page.rules, [](const Rule& rule) { return numbers(rule.box); })},
                   {"fills", list(page.fills, [](const Fill& fill) { return json{numbers(fill.box), fill.gray}; })},
                   {"images", list(page.images, numbers)}};
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Page> read_page(std::string_view text) {
    try {
        const json in = json::parse(text);
        if (in.at("format") != format) return failure("not-a-page", "This is not a page that celah has read.");
        Page out;
        out.number = in.at("number");
        out.width = in.at("size").at(0);
        out.height = in.at("size").at(1);
        out.rotation = in.at("rotation");
        out.source = source(in.at("source"));
        out.confidence = in.at("confidence");
        out.turned = in.at("turned");
        out.slant = in.at("slant");
        out.incomplete = in.at("incomplete");
        out.words = read_list<Word>(in.at("words"), word);
        out.rules = read_list<Rule>(in.at("rules"), [](const json& value) { return Rule{box(value)}; });
        out.fills = read_list<Fill>(in.at("fills"), [](const json& value) { return Fill{box(value.at(0)), value.at(1)}; });
        out.images = read_list<Box>(in.at("images"), box);
        return out;
    } catch (const std::exception& error) {
        return failure("not-a-page", std::string("This is not a page that celah has read: ") + error.what());
    }
}

}  // namespace celah
