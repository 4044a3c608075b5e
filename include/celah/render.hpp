// Stage 6, render: a gap report -> text for people or machines. Renderers see the report and nothing else;
// each output format is one source file in src/render.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "celah/language.hpp"
#include "celah/report.hpp"
#include "celah/result.hpp"

namespace celah {

struct RenderOptions {
    Language language = Language::id;
    bool color = false;      ///< ANSI colours; the command line decides (a terminal, no NO_COLOR)
    int width = 100;         ///< columns of the text report
    std::string index = {};  ///< link from an HTML report to the index of its round; empty: there is none
    std::string date = {};   ///< "2025-06-30", the day the workbook says it was made; empty: it says none
};

/// For people: summary by area, then the gaps, most important first, with page and quote. Ends with a newline.
std::string render_text(const Report& report, const RenderOptions& options = {});

/// The contract "celah.report/1": one object, stable key order, UTF-8. `indent` < 0: one line (JSONL). No trailing newline.
std::string render_json(const Report& report, int indent = 2);

/// The workbook (.xlsx): the LKE with celah's columns and room for answers and corrections, gaps, what was read. The same report
/// and options give the same bytes. Throws std::runtime_error when memory runs out.
std::string render_xlsx(const Report& report, const RenderOptions& options = {});

/// A report that was written by render_json, whatever version of celah wrote it: render_json of what is read gives the same
/// bytes again, but for the white space. Errors: "not-a-report", saying what is wrong with it.
Result<Report> read_report(std::string_view json);

/// For the browser and for paper: one page that needs no network and no script. Its parts have the ids "a-AREA" and "i-ID" of
/// indicator, item or target, for links to them.
std::string render_html(const Report& report, const RenderOptions& options = {});

/// Surat hasil reviu: a draft of the letter to the unit as an HTML page: what is complete, what is lacking by area, what to send.
/// What only people know stands in brackets.
std::string render_letter(const Report& report, const RenderOptions& options = {});

/// An output format as the command line offers it. A new one is a source file in src/render with one such function, declared
/// and listed in src/render/formats.cpp.
struct OutputFormat {
    std::string_view name;       ///< "jsonl"
    std::string_view about;      ///< a few words for --help
    bool one_document = false;   ///< an output holds one report only
    /// One report as it stands in the output, with all that ends it; `first`: nothing stands before it.
    std::string (*render)(const Report& report, const RenderOptions& options, bool first) = nullptr;
};

/// The usual one first.
std::span<const OutputFormat> output_formats();

/// nullptr when there is none of this name.
const OutputFormat* find_format(std::string_view name);

}  // namespace celah
