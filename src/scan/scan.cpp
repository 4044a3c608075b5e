#include "celah/scan.hpp"

#include "celah/assess.hpp"
#include "celah/choose.hpp"
#include "celah/extract.hpp"
#include "celah/match.hpp"
#include "celah/mend.hpp"
#include "celah/normalize.hpp"
#include "celah/recognize.hpp"
#include "celah/sketch.hpp"
#include "celah/structure.hpp"
#include "rules/digest.hpp"

namespace celah {
namespace {

/// Runs the stages between extract and assess and hands their results on.
template <class Last>
auto through_stages(const Document& document, Packs packs, const ScanOptions& options, Last last) {
    Tokens tokens = normalize(document);
    mend(document, tokens, Dictionary(packs));
    const Structure parts = structure(document, tokens);
    const Choice choice = choose(parts, packs, options.as_of, options.language);
    const Matches matches = match(parts, *choice.rules);
    return last(Evidence{document, tokens, parts, matches, *choice.rules, choice});
}

/// Of a document that tells nothing: the rules are those it would most likely have been judged by.
Report failed(const Error& error, Packs packs, const ScanOptions& options) {
    const Choice choice = choose({}, packs, options.as_of, options.language);
    Report out;
    out.rules = {choice.rules->id, choice.rules->title, choice.rules->version, "sha256:" + choice.rules->digest, choice.by, choice.reason};
    out.status = DocumentStatus::error;
    out.problems.push_back({error.code, error.message, std::nullopt});
    return out;
}

/// A page that OCR fails on costs only itself; that there is no OCR at all is worth saying.
Page recognized_or_unread(std::string_view bytes, int number, const OcrSettings& settings, std::optional<Error>& no_ocr) {
    auto read = recognize_page(bytes, number, settings);
    if (read) return *std::move(read);
    if (read.error().code == "no-ocr") no_ocr = read.error();
    return unread_page(number);
}

}  // namespace

ScanStep scan_step(std::string_view bytes, const std::string& path, Packs packs, const ScanOptions& options, const Recognized& recognized) {
    Result<Document> document = extract(bytes, {}, options.page_done);
    if (document) {
        std::set<int> known;
        std::vector<Page> read;
        for (const auto& [number, page] : recognized) {
            known.insert(number);
            read.push_back(page);
        }
        auto wanted = pages_to_recognize(bytes, *document, options.ocr, known, options.page_done);
        if (!wanted.empty()) return wanted;
        put_recognized(*document, std::move(read));
    }
    Report out = document ? through_stages(*document, packs, options,
                                           [&](const Evidence& e) {
                                               Report judged = assess(e, options.language);
                                               judged.sketch = sketch(e.document, e.structure, packs);
                                               return judged;
                                           })
                          : failed(document.error(), packs, options);
    out.document.path = path;
    out.document.sha256 = sha256(bytes);
    out.document.bytes = bytes.size();
    return out;
}

Report scan(std::string_view bytes, const std::string& path, Packs packs, const ScanOptions& options) {
    Recognized recognized;
    std::optional<Error> no_ocr;
    for (;;) {
        ScanStep step = scan_step(bytes, path, packs, options, recognized);
        if (Report* report = std::get_if<Report>(&step)) {
            if (no_ocr) report->problems.push_back({no_ocr->code, no_ocr->message, std::nullopt});
            return std::move(*report);
        }
        for (const PageToRecognize& page : std::get<std::vector<PageToRecognize>>(step)) {
            recognized[page.number] = recognized_or_unread(bytes, page.number, options.ocr, no_ocr);
            if (options.page_done) options.page_done();
        }
    }
}

Result<Document> read_document(std::string_view bytes, const OcrSettings& ocr) {
    Result<Document> document = extract(bytes);
    if (!document) return document;
    std::set<int> known;
    std::vector<Page> read;
    std::optional<Error> no_ocr;
    for (auto wanted = pages_to_recognize(bytes, *document, ocr); !wanted.empty(); wanted = pages_to_recognize(bytes, *document, ocr, known))
        for (const PageToRecognize& page : wanted) {
            known.insert(page.number);
            read.push_back(recognized_or_unread(bytes, page.number, ocr, no_ocr));
        }
    put_recognized(*document, std::move(read));
    if (no_ocr) document->problems.push_back({no_ocr->code, no_ocr->message, std::nullopt});
    return document;
}

Report not_scanned(const std::string& path, const Error& error, Packs packs, const ScanOptions& options) {
    Report out = failed(error, packs, options);
    out.document.path = path;
    return out;
}

Result<std::string> explain(std::string_view bytes, const std::string& id, Packs packs, const ScanOptions& options) {
    const Result<Document> document = read_document(bytes, options.ocr);
    if (!document) return tl::unexpected<Error>(document.error());
    return through_stages(*document, packs, options, [&](const Evidence& e) { return explain(e, id, options.language); });
}

}  // namespace celah
