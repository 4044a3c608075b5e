#include "celah/annotate.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>
#include <vector>

#include "annotate/bookmarks.hpp"
#include "annotate/gap_pages.hpp"
#include "annotate/marks.hpp"
#include "annotate/update.hpp"
#include "celah/extract.hpp"
#include "render/inert_report.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace annotate_detail {
namespace {

using Pages = std::vector<QPDFObjectHandle>;

std::map<int, std::vector<const Mark*>> by_page(const std::vector<Mark>& marks) {
    std::map<int, std::vector<const Mark*>> out;
    for (const Mark& mark : marks) out[mark.place.page].push_back(&mark);
    return out;
}

/// How many marks stand on no page of the PDF.
int mark_pages(Update& update, const Pages& pages, const std::vector<Mark>& marks) {
    int lost = 0;
    for (const auto& [number, here] : by_page(marks)) {
        const auto index = static_cast<std::size_t>(number) - 1;
        if (number < 1 || index >= pages.size()) lost += static_cast<int>(here.size());
        else mark_page(update, pages[index], here);
    }
    return lost;
}

QPDFObjectHandle font(Update& update, const std::string& name) {
    return update.add(QPDFObjectHandle::parse("<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>"));
}

/// Says for itself what it would inherit from the page tree of the plan.
QPDFObjectHandle sheet_page(Update& update, QPDFObjectHandle parent, const std::string& content, QPDFObjectHandle fonts) {
    QPDFObjectHandle out = QPDFObjectHandle::parse(
        "<< /Type /Page /MediaBox [0 0 595.28 841.89] /CropBox [0 0 595.28 841.89] /Rotate 0 /Resources << >> >>");
    out.getKey("/Resources").replaceKey("/Font", fonts);
    out.replaceKey("/Parent", parent);
    out.replaceKey("/Contents", update.add_stream(content, QPDFObjectHandle::newDictionary()));
    return update.add(out);
}

/// The pages that were put before all others.
Pages put_in_front(Update& update, QPDFObjectHandle root, const std::vector<std::string>& contents, std::size_t old_pages) {
    QPDFObjectHandle tree = root.getKey("/Pages");
    QPDFObjectHandle fonts = QPDFObjectHandle::newDictionary();
    fonts.replaceKey("/F1", font(update, "Helvetica"));
    fonts.replaceKey("/F2", font(update, "Helvetica-Bold"));
    Pages front;
    for (const auto& content : contents) front.push_back(sheet_page(update, tree, content, fonts));
    Pages kids = front;
    for (const auto& kid : tree.getKey("/Kids").getArrayAsVector()) kids.push_back(kid);
    tree.replaceKey("/Kids", QPDFObjectHandle::newArray(kids));
    tree.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(old_pages + front.size())));
    update.changed(tree);
    return front;
}

/// The plan's pages keep the numbers that they had.
void label_pages(Update& update, QPDF& pdf, QPDFObjectHandle root, std::size_t front, std::size_t old_pages) {
    Pages labels = {QPDFObjectHandle::newInteger(0), QPDFObjectHandle::parse("<< /P (celah ) /S /r >>")};
    QPDFPageLabelDocumentHelper helper(pdf);
    if (helper.hasPageLabels()) {
        helper.getLabelsForPageRange(0, static_cast<long long>(old_pages) - 1, static_cast<long long>(front), labels);
    } else {
        labels.push_back(QPDFObjectHandle::newInteger(static_cast<long long>(front)));
        labels.push_back(QPDFObjectHandle::parse("<< /S /D >>"));
    }
    QPDFObjectHandle out = QPDFObjectHandle::newDictionary();
    out.replaceKey("/Nums", QPDFObjectHandle::newArray(labels));
    root.replaceKey("/PageLabels", out);
    update.changed(root);
}

Result<std::string> annotate(QPDF& pdf, std::string_view bytes, const Report& report, Language language) {
    Update update(pdf, bytes);
    const Pages pages = pdf.getAllPages();
    if (pages.empty()) return failure("no-pages", "The PDF has no pages.");
    QPDFObjectHandle root = pdf.getRoot();
    // Without its words, a passage is marked as one box.
    const Document document = extract(bytes).value_or(Document{});
    const int unmarked = mark_pages(update, pages, marks(report, document, language));
    const auto contents = gap_pages(report, unmarked, language);
    label_pages(update, pdf, root, contents.size(), pages.size());
    const Pages front = put_in_front(update, root, contents, pages.size());
    add_bookmarks(update, root, report, pages, front.front(), language);
    return update.save(pages.size() + front.size());
}

Error explained(const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) return {"encrypted", "The PDF needs a password to be read. Export it without protection."};
    if (error.getErrorCode() == qpdf_e_unsupported)
        return {"unsupported-encryption", "The PDF is encrypted in a way this program does not know. Export it without protection."};
    return {"damaged", "The PDF is damaged and cannot be marked. Export the plan again."};
}

}  // namespace
}  // namespace annotate_detail

Result<std::string> annotate(std::string_view pdf, const Report& report, Language language) {
    if (report.status == DocumentStatus::error) return failure("not-assessed", "The document could not be assessed; there is nothing to mark.");
    if (sha256(pdf) != report.document.sha256) return failure("other-document", "The report is of another file than this one.");
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("plan", pdf.data(), pdf.size());
        return annotate_detail::annotate(file, pdf, render::inert(report), language);
    } catch (const QPDFExc& error) {
        return tl::unexpected(annotate_detail::explained(error));
    } catch (const std::exception&) {
        return failure("damaged", "The PDF is damaged and cannot be marked. Export the plan again.");
    }
}

}  // namespace celah
