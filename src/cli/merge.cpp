// celah merge: the directories of several machines -> one round.
#include <iostream>

#include "celah/shard.hpp"
#include "commands.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"
#include "render/columns.hpp"

namespace celah::cli {
namespace po = boost::program_options;

namespace {

CommandLine command_line() {
    CommandLine line;
    line.usage = "celah merge DIR... -o DIR [--expect LIST [OPTION]...]";
    line.about =
        "Joins rounds that were scanned in parts (celah scan --shard I/N -o DIR) into one directory, the same byte for byte\n"
        "as if one machine had scanned all. Doing it again changes nothing. Corrections of the parts are carried along.\n"
        "Exit code 0: merged, 2: could not be merged, 3: an expected input has no record; nothing is written then.";
    line.options.add_options()                                                                                      //
        ("output-dir,o", po::value<std::string>(), "directory of the whole round")                                  //
        ("expect", po::value<std::string>(), "file with the inputs that must have a record, one a line, as they were given to 'celah scan'; '-': standard input")  //
        ("null,0", po::bool_switch(), "with --expect: each is ended by a zero byte")                                //
        ("lang,l", po::value<std::string>()->default_value("id"), "language of the summary: id or en");
    add_pattern_options(line);
    return line;
}

/// The inputs that a list names; directories stand for the files in them, as they do for `celah scan`, results left out.
Result<std::vector<std::string>> expected(const po::variables_map& values) {
    std::vector<std::string> out;
    if (values.count("expect") == 0) {
        if (values.count("include") + values.count("exclude") > 0) return failure("usage", "--include and --exclude go with --expect: they say what of a directory was scanned");
        return out;
    }
    const auto list = read_list(values["expect"].as<std::string>(), values["null"].as<bool>());
    if (!list) return tl::unexpected(list.error());
    const auto parts = inputs(values);
    std::vector<std::filesystem::path> results(parts.begin(), parts.end());
    results.emplace_back(values["output-dir"].as<std::string>());
    for (const Input& input : find_inputs(*list, input_patterns(values), results).inputs) out.push_back(input.path);
    return out;
}

int complain_of(const std::vector<std::string>& missing) {
    for (const std::string& path : missing) std::cerr << "celah: no record of " << render::inert(path) << '\n';
    return complain("inputs without a record: " + std::to_string(missing.size()) + "; nothing was merged. Scan them, or run the shards that ended early again",
                    exit_not_assessed);
}

}  // namespace

int merge_command(const Arguments& words) {
    const auto line = command_line();
    const auto values = read(line, words);
    if (!values) return values.error();
    const auto named = inputs(*values);
    if (named.empty() || values->count("output-dir") == 0) return complain("directories to merge and -o DIR are needed\nUsage: " + line.usage);
    const auto spoken = language((*values)["lang"].as<std::string>());
    if (!spoken) return complain(spoken.error());
    const auto list = expected(*values);
    if (!list) return complain(list.error());
    const auto& out = (*values)["output-dir"].as<std::string>();
    const auto merged = merge_rounds({named.begin(), named.end()}, out, *list, *spoken);
    if (!merged) return complain(merged.error(), *spoken);
    if (!merged->missing.empty()) return complain_of(merged->missing);
    return print(render_summary_text(summarize_round(merged->records, out), {.language = *spoken}) + "\n");
}

}  // namespace celah::cli
