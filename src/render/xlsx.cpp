// The workbook of one plan.
#include <stdexcept>

#include "celah/render.hpp"
#include "render/xlsx_messages.hpp"
#include "render/xlsx_sheets.hpp"

namespace celah {

using namespace render::xlsx;

std::string render_xlsx(const Report& report, const RenderOptions& options) {
    Book book(options.date, options.language);
    if (!report.areas.empty()) {
        const auto kinds = answer_kinds(report);
        Sheet& lke = book.add(book.say(sheet_lke));
        Sheet* scores = kinds.empty() ? nullptr : &book.add(book.say(sheet_scores));
        Sheet& gaps = book.add(book.say(sheet_gaps));
        Sheet& read = book.add(book.say(sheet_read));
        const AnswerTable answers = kinds.empty() ? AnswerTable{} : write_answers(book, kinds);
        const LkeCells cells = write_lke(book, lke, report, answers);
        if (scores != nullptr) write_scores(book, *scores, report, cells);
        write_gaps(book, gaps, report);
        write_read(book, read, report, options.date);
    } else {
        write_read(book, book.add(book.say(sheet_read)), report, options.date);
    }
    auto out = book.take();
    if (!out) throw std::runtime_error(out.error().message);
    return *std::move(out);
}

}  // namespace celah
