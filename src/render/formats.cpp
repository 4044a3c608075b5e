// The output formats there are. A new one is a source file of its own; its function is declared here and gets a line in the
// list.
#include <algorithm>
#include <array>

#include "celah/render.hpp"

namespace celah {
namespace render {

std::string csv_format(const Report& report, const RenderOptions& options, bool first);
std::string csv_excel_format(const Report& report, const RenderOptions& options, bool first);
std::string sarif_format(const Report& report, const RenderOptions& options, bool first);

}  // namespace render

namespace {

/// Several text reports are parted by a line.
std::string text_format(const Report& report, const RenderOptions& options, bool first) {
    const std::string between = first ? "" : "\n" + std::string(static_cast<std::size_t>(options.width), '=') + "\n\n";
    return between + render_text(report, options);
}

std::string json_format(const Report& report, const RenderOptions&, bool) {
    return render_json(report) + "\n";
}

std::string jsonl_format(const Report& report, const RenderOptions&, bool) {
    return render_json(report, -1) + "\n";
}

std::string html_format(const Report& report, const RenderOptions& options, bool) {
    return render_html(report, options);
}

std::string letter_format(const Report& report, const RenderOptions& options, bool) {
    return render_letter(report, options);
}

std::string xlsx_format(const Report& report, const RenderOptions& options, bool) {
    return render_xlsx(report, options);
}

constexpr std::array formats = std::to_array<OutputFormat>({
    {"text", "for people", false, text_format},
    {"json", "one plan", true, json_format},
    {"jsonl", "a line a plan", false, jsonl_format},
    {"csv", "a row a requirement", false, render::csv_format},
    {"csv-excel", "the same for Excel", false, render::csv_excel_format},
    {"sarif", "one plan, for code review tools", true, render::sarif_format},
    {"html", "one plan, a page for the browser and for paper", true, html_format},
    {"letter", "one plan, a draft of the letter to the unit, HTML", true, letter_format},
    {"xlsx", "the LKE as a workbook, one plan", true, xlsx_format},
});

}  // namespace

std::span<const OutputFormat> output_formats() {
    return formats;
}

const OutputFormat* find_format(std::string_view name) {
    const auto found = std::find_if(formats.begin(), formats.end(), [name](const OutputFormat& format) { return format.name == name; });
    return found == formats.end() ? nullptr : &*found;
}

}  // namespace celah
