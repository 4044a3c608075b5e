#include "options.hpp"

#include <sstream>

#include "output.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

std::string help(const CommandLine& line, const po::options_description& shown) {
    std::ostringstream out;
    out << "Usage: " << line.usage << "\n\n" << line.about << "\n\n" << shown;
    return out.str();
}

po::variables_map parse(const po::options_description& all, int most, const Arguments& arguments) {
    po::positional_options_description positional;
    positional.add("input", most);
    // Guessing is off: an abbreviation in a script must not change its meaning with the next option added.
    const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    po::variables_map values;
    po::store(po::command_line_parser(arguments).options(all).positional(positional).style(style).run(), values);
    po::notify(values);
    return values;
}

}  // namespace

tl::expected<po::variables_map, int> read(const CommandLine& line, const Arguments& arguments) {
    po::options_description shown = line.options;
    shown.add_options()("help,h", "show this and leave");
    po::options_description all;
    all.add(shown).add_options()("input", po::value<std::vector<std::string>>());
    try {
        auto values = parse(all, line.most, arguments);
        if (values.count("help") > 0) return tl::unexpected(print(help(line, shown)));
        return values;
    } catch (const po::too_many_positional_options_error&) {
        return tl::unexpected(complain("too many arguments\nUsage: " + line.usage));
    } catch (const po::error& error) {
        return tl::unexpected(complain(std::string(error.what()) + "\nUsage: " + line.usage));
    }
}

std::vector<std::string> inputs(const po::variables_map& values) {
    return values.count("input") > 0 ? values["input"].as<std::vector<std::string>>() : std::vector<std::string>{};
}

Result<Language> language(const std::string& name) {
    if (name == "id") return Language::id;
    if (name == "en") return Language::en;
    return failure("usage", "unknown language '" + name + "'; there are id and en");
}

Language spoken_in(const po::variables_map& values) { return language(values["lang"].as<std::string>()).value_or(Language::id); }

void add_pattern_options(CommandLine& line) {
    line.options.add_options()                                                                                  //
        ("include", po::value<std::vector<std::string>>(), "of directories: files to take; *.pdf when not given")  //
        ("exclude", po::value<std::vector<std::string>>(), "of directories: files or directories to leave out");
}

InputPatterns input_patterns(const po::variables_map& values) {
    InputPatterns out;
    if (values.count("include") > 0) out.include = values["include"].as<std::vector<std::string>>();
    if (values.count("exclude") > 0) out.exclude = values["exclude"].as<std::vector<std::string>>();
    return out;
}

void add_ocr_options(CommandLine& line) {
    line.options.add_options()                                                                                  //
        ("ocr", po::value<std::string>()->default_value("auto"),
         "auto: pages without a text that can be read; off; force: all pages")                                  //
        ("ocr-language", po::value<std::string>()->default_value(OcrSettings{}.languages),
         "Tesseract's models for OCR, joined by '+'");
}

Result<OcrSettings> ocr_settings(const po::variables_map& values) {
    OcrSettings out;
    out.languages = values["ocr-language"].as<std::string>();
    const bool named = !out.languages.empty() && out.languages.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+/") == std::string::npos;
    if (!named) return failure("usage", "--ocr-language takes names of Tesseract's models such as ind or ind+eng");
    const auto& mode = values["ocr"].as<std::string>();
    if (mode == "auto") out.mode = OcrMode::automatic;
    else if (mode == "off") out.mode = OcrMode::off;
    else if (mode == "force") out.mode = OcrMode::force;
    else return failure("usage", "unknown --ocr '" + mode + "'; there are auto, off and force");
    return out;
}

}  // namespace celah::cli
