// Stage 6, render: a gap report -> text for people or machines. Renderers see the report and nothing else;
// each output format is one source file in src/render.
#pragma once

#include <string>

#include "celah/language.hpp"
#include "celah/report.hpp"

namespace celah {


struct RenderOptions {
    Language language = Language::id;
    bool color = false;      ///< ANSI colours; the command line decides (a terminal, no NO_COLOR)
    int width = 100;         ///< columns of the text report
};

/// For people: summary by area, then the gaps, most important first, with page and quote. Ends with a newline.
std::string render_text(const Report& report, const RenderOptions& options = {});

/// The contract "celah.report/1": one object, stable key order, UTF-8. `indent` < 0: one line (JSONL). No trailing newline.
std::string render_json(const Report& report, int indent = 2);

}  // namespace celah
