// The pages for the browser: every requirement once, links that lead somewhere, and documents that cannot do anything to them.
#include <gmock/gmock.h>
#include <openssl/evp.h>
#include <re2/re2.h>

#include <algorithm>
#include <functional>
#include <set>

#include "celah/render.hpp"
#include "celah/scan.hpp"
#include "render/advice.hpp"
#include "render/html_index.hpp"
#include "render/inert_report.hpp"
#include "render/letter_messages.hpp"
#include "render/page_messages.hpp"
#include "render/report_words.hpp"
#include "truth.hpp"

namespace celah::test {
namespace {

using testing::AnyOf;
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSubsetOf;
using testing::Not;
using testing::SizeIs;

const Report& plan(const char* name, const char* rules) {
    static std::map<std::string, Report> known;
    const auto key = std::string(name) + rules;
    if (!known.contains(key)) known[key] = scan(read_bytes(std::string(CELAH_SOURCE_DIR "/corpus/") + name + ".pdf"), name, shipped_rules(rules));
    return known[key];
}
const Report& plan_90() { return plan("spbe-kominfo", rules_90); }
const Report& plan_52() { return plan("lama-kelurahan", rules_52); }

Report refused(std::string code, std::string message) { return not_scanned("rencana.pdf", {std::move(code), std::move(message)}, Packs(&shipped_rules(), 1)); }

/// What the first group of `pattern` matches, everywhere.
std::vector<std::string> all(const std::string& text, const char* pattern) {
    const re2::RE2 regex(pattern);
    std::vector<std::string> out;
    re2::StringPiece rest(text);
    for (std::string one; re2::RE2::FindAndConsume(&rest, regex, &one);) out.push_back(one);
    return out;
}

std::vector<std::string> ids(const std::string& html) { return all(html, R"rx(<[^>]* id="([^"]*)")rx"); }

std::set<std::string> ids_asked(const Report& report) {
    std::set<std::string> out;
    for (const auto& area : report.areas) {
        out.insert("a-" + area.id);
        for (const auto& target : area.targets) out.insert("i-" + target.id);
        for (const auto& indicator : area.indicators) {
            out.insert("i-" + indicator.id);
            for (const auto& item : indicator.items) out.insert("i-" + item.id);
        }
    }
    return out;
}

/// Tags with the names of their attributes, in order: what a browser builds, but for the texts.
std::vector<std::string> skeleton(const std::string& html) {
    std::vector<std::string> out;
    for (std::string& tag : all(html, R"(<([!/a-zA-Z][^<>]*)>)")) {
        re2::RE2::GlobalReplace(&tag, R"("[^"]*")", "");
        out.push_back(std::move(tag));
    }
    return out;
}

/// Every text that a document or a file name can bring along.
void for_each_text(Report& report, const std::function<void(std::string&)>& change) {
    const auto verdict = [&](Verdict& one) {
        for (Location& place : one.found) change(place.quote);
        if (one.nearest) change(one.nearest->quote);
        change(one.reason);
    };
    change(report.document.path);
    report.document.agency = report.document.agency.value_or("unit");
    change(*report.document.agency);
    change(report.document.kind_reason);
    change(report.rules.chosen_because);
    change(report.rules.title);
    for (Finding& finding : report.findings) {
        change(finding.message);
        for (Location& place : finding.found) change(place.quote);
    }
    for (Problem& problem : report.problems) change(problem.message);
    for (AreaResult& area : report.areas) {
        change(area.name);
        for (ItemResult& target : area.targets) verdict(target.verdict), change(target.text);
        for (IndicatorResult& one : area.indicators) {
            change(one.name), change(one.article);
            for (Verdict* part : {&one.heading, &one.action, &one.time_target, &one.evidence.verdict}) verdict(*part);
            for (ItemResult& item : one.items) verdict(item.verdict), change(item.text), change(item.best);
            for (std::string& document : one.evidence.expected) change(document);
        }
    }
}

Report with_texts(Report report, const std::string& text) {
    for_each_text(report, [&](std::string& one) { if (!one.empty()) one = text; });
    return report;
}

struct Page {
    const char* name;
    std::string (*render)(const Report&, const RenderOptions&);
};
void PrintTo(const Page& page, std::ostream* out) { *out << page.name; }

/// What holds for every page that is made of one report.
class HtmlPages : public testing::TestWithParam<Page> {
  protected:
    static std::string page(const Report& report, Language language = Language::id) { return GetParam().render(report, {language}); }
};

TEST_P(HtmlPages, SayTheSameEachTime) { EXPECT_EQ(page(plan_90()), page(plan_90())); }

TEST_P(HtmlPages, AllowOnlyTheirOwnStyleAndScript) {
    const std::string html = page(plan_90());
    const auto policies = all(html, R"rx(http-equiv="Content-Security-Policy" content="([^"]*)")rx");
    ASSERT_THAT(policies, SizeIs(1));
    EXPECT_THAT(policies[0], HasSubstr("default-src &#39;none&#39;"));
    for (const char* tag : {"style", "script"}) {
        const auto open = html.find(std::string("<") + tag + ">"), close = html.find(std::string("</") + tag + ">");
        if (open == std::string::npos) continue;
        const auto begin = open + std::string(tag).size() + 2;
        unsigned char digest[32], base64[64];
        EVP_Digest(html.data() + begin, close - begin, digest, nullptr, EVP_sha256(), nullptr);
        EVP_EncodeBlock(base64, digest, sizeof digest);
        EXPECT_THAT(policies[0], HasSubstr(std::string(tag) + "-src &#39;sha256-" + reinterpret_cast<char*>(base64))) << tag;
    }
    EXPECT_THAT(all(html, R"((https?://))"), IsEmpty());
    EXPECT_THAT(all(html, R"rx(<[^>]* (on[a-z]+|style|src)=)rx"), IsEmpty());
}

TEST_P(HtmlPages, HostileTextsBuildNothing) {
    const auto plain = skeleton(page(with_texts(plan_90(), "teks")));
    for (const char* text : {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title></style></script><h1>",
                             "{{UNIT}}{{/AREA}}{{#AREA}}", "<!--", "]]>", "&lt;b&gt;&#60;b>", "\xff\xfe<b\xc3", "a\nb\tc", "javascript:alert(1)"}) {
        EXPECT_EQ(skeleton(page(with_texts(plan_90(), text))), plain) << text;
        EXPECT_EQ(skeleton(page(with_texts(plan_90(), text), Language::en)), plain) << text;
    }
}

TEST_P(HtmlPages, DirectionOfTextsCannotBeTurned) {
    const std::string html = page(with_texts(plan_90(), "a\u202Eb\u2066c\u200Fd\u001b[2J"));
    for (const char* control : {"\u202E", "\u2066", "\u200F", "\u001b"}) EXPECT_THAT(html, Not(HasSubstr(control)));
}

TEST_P(HtmlPages, TextsOfAnyLengthAreShortened) {
    Report report = plan_90();
    for_each_text(report, [](std::string& text) { text = text.substr(0, 200); });
    const auto usual = page(report).size();
    report.document.agency = std::string(60'000, 'A');
    report.areas[0].indicators[0].items[0].verdict.found[0].quote = std::string(60'000, 'x');
    EXPECT_LT(page(report).size(), usual + 2'000);
}

TEST_P(HtmlPages, SayEverythingInBothLanguages) {
    for (const Report* report : {&plan_90(), &plan_52()}) {
        const auto indonesian = page(*report), english = page(*report, Language::en);
        EXPECT_EQ(skeleton(indonesian), skeleton(english));
        EXPECT_THAT(indonesian, HasSubstr("<html lang=\"id\">"));
        EXPECT_THAT(english, HasSubstr("<html lang=\"en\">"));
        EXPECT_THAT(indonesian + english, Not(AnyOf(HasSubstr("{{"), HasSubstr("{}"))));
    }
}

TEST_P(HtmlPages, DocumentsThatAreNotAssessedSayWhy) {
    const auto html = page(refused("encrypted", "The PDF needs a password."));
    EXPECT_THAT(html, HasSubstr("PDF terkunci kata sandi"));
    EXPECT_THAT(html, HasSubstr("rencana.pdf"));
    EXPECT_THAT(page(refused("encrypted", "The PDF needs a password."), Language::en), HasSubstr("The PDF needs a password."));
}

TEST_P(HtmlPages, IdsStandOnceAndLinksLeadToThem) {
    for (const Report* report : {&plan_90(), &plan_52()}) {
        const auto html = page(*report);
        const auto there = ids(html);
        EXPECT_EQ(std::set(there.begin(), there.end()).size(), there.size());
        EXPECT_THAT(all(html, R"rx(href="#([^"]*)")rx"), IsSubsetOf(there));
    }
}

INSTANTIATE_TEST_SUITE_P(All, HtmlPages, testing::Values(Page{"html", render_html}, Page{"letter", render_letter}), [](const auto& info) { return info.param.name; });

TEST(HtmlReport, HoldsEveryRequirementUnderItsId) {
    for (const Report* report : {&plan_90(), &plan_52()}) {
        const auto there = ids(render_html(*report));
        for (const auto& id : ids_asked(*report)) EXPECT_EQ(std::count(there.begin(), there.end(), id), 1) << id;
    }
}

TEST(HtmlReport, ShowsTheWeightiestGapsFirst) {
    const auto html = render_html(plan_90());
    const auto first = html.find("class=\"top\""), list = html.find("</ol>", first);
    ASSERT_NE(first, std::string::npos);
    const auto links = all(html.substr(first, list - first), R"rx(href="#i-([^"]*)")rx");
    ASSERT_THAT(links, SizeIs(5));
    for (const auto& area : plan_90().areas)
        for (const auto& indicator : area.indicators)
            for (const auto& item : indicator.items)
                if (std::find(links.begin(), links.end(), item.id) != links.end()) {
                    EXPECT_THAT(item.verdict.status, AnyOf(Status::missing, Status::partial)) << item.id;
                }
    EXPECT_LT(first, html.find("id=\"a-1\"")) << "before the first area";
}

TEST(HtmlReport, QuotesWithPage) {
    const auto& item = plan_90().areas[0].indicators[0].items[0];
    ASSERT_FALSE(item.verdict.found.empty());
    const auto html = render_html(plan_90());
    const auto begin = html.find("id=\"i-" + item.id + "\"");
    const auto part = html.substr(begin, html.find("</li>", begin) - begin);
    EXPECT_THAT(part, HasSubstr("hlm. " + std::to_string(item.verdict.found[0].page)));
    EXPECT_THAT(part, HasSubstr(item.verdict.found[0].quote));
}

TEST(HtmlReport, SaysThatAPlanIsComplete) {
    Report report = plan_90();
    const auto yes = [](Verdict& verdict) { verdict = {Status::present, {{1, {}, "ya"}}, "", {}}; };
    for (auto& area : report.areas) {
        for (auto& target : area.targets) yes(target.verdict);
        for (auto& one : area.indicators) {
            yes(one.action), yes(one.time_target), yes(one.evidence.verdict);
            for (auto& item : one.items) yes(item.verdict);
        }
    }
    const auto html = render_html(report);
    EXPECT_THAT(html, HasSubstr("LENGKAP"));
    EXPECT_THAT(html, Not(AnyOf(HasSubstr("class=\"top\""), HasSubstr("class=\"advice\""))));
}

TEST(HtmlReport, LinksToTheIndexOfItsRound) {
    RenderOptions options;
    EXPECT_THAT(render_html(plan_90(), options), Not(HasSubstr("index.html")));
    options.index = "../index.html";
    EXPECT_THAT(render_html(plan_90(), options), HasSubstr("href=\"../index.html\""));
}

/// The index of these documents.
std::string index_of(const std::vector<Report>& reports, Language language = Language::id) {
    render::HtmlIndex index(language);
    RoundSummary summary;
    summary.documents = static_cast<int>(reports.size());
    summary.gaps = {{rules_90, "1.P.i.a", reports[0].document.path, 2, 0, 3}};
    for (std::size_t n = 0; n < reports.size(); ++n) index.add(reports[n], "html/unit-" + std::to_string(n) + ".html");
    return index.render(summary);
}

TEST(HtmlIndex, EachCellLeadsToTheIndicatorInItsReport) {
    const std::vector<Report> reports{plan_90(), plan_52()};
    const auto html = index_of(reports);
    EXPECT_THAT(all(html, R"rx((<table class="heat">))rx"), SizeIs(2)) << "a table a regulation";
    for (std::size_t n = 0; n < reports.size(); ++n) {
        std::vector<std::string> indicators;
        for (const auto& area : reports[n].areas)
            for (const auto& one : area.indicators) indicators.push_back("i-" + one.id);
        const auto links = all(html, ("href=\"html/unit-" + std::to_string(n) + "\\.html#([^\"]*)\"").c_str());
        EXPECT_EQ(links, indicators);
        EXPECT_THAT(links, IsSubsetOf(ids(render_html(reports[n]))));
    }
}

TEST(HtmlIndex, TellsStatusesApartWithoutColour) {
    Report report = plan_90();
    auto& first = report.areas[0].indicators[0];
    first.action.status = first.time_target.status = first.evidence.verdict.status = Status::present;
    const auto signs = [&](IndicatorStatus status) {
        first.status = status;
        return all(index_of({report}), R"rx(#i-1\.P\.i">([^<]*)<)rx");
    };
    std::set<std::string> seen;
    for (const auto status : {IndicatorStatus::complete, IndicatorStatus::partial, IndicatorStatus::missing, IndicatorStatus::not_assessed}) {
        const auto one = signs(status);
        ASSERT_THAT(one, SizeIs(1));
        seen.insert(one[0]);
    }
    EXPECT_THAT(seen, SizeIs(4));
}

TEST(HtmlIndex, ListsWhatWasNotAssessedWithItsReason) {
    const auto html = index_of({plan_90(), refused("encrypted", "The PDF needs a password.")});
    const auto part = html.substr(html.find("id=\"gagal\""));
    EXPECT_THAT(part, HasSubstr("href=\"html/unit-1.html\""));
    EXPECT_THAT(part, HasSubstr("PDF terkunci kata sandi"));
    EXPECT_THAT(index_of({plan_90()}), Not(HasSubstr("id=\"gagal\"")));
}

TEST(HtmlIndex, HostileTextsBuildNothing) {
    const auto with = [](const std::string& text, Language language) {
        return skeleton(index_of({with_texts(plan_90(), text), with_texts(refused("odd", "x"), text)}, language));
    };
    for (const char* text : {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{/PACK}}", "javascript:alert(1)", "\xff<b"}) {
        EXPECT_EQ(with(text, Language::id), with("teks", Language::id)) << text;
        EXPECT_EQ(with(text, Language::en), with("teks", Language::en)) << text;
    }
    EXPECT_THAT(index_of({with_texts(plan_90(), "a\u202Eb")}), Not(HasSubstr("\u202E")));
}

TEST(HtmlIndex, IsCompleteOnlyWithEvidenceActionAndTime) {
    Report report = plan_90();
    auto& one = report.areas[0].indicators[0];
    one.status = IndicatorStatus::complete;
    one.time_target.status = Status::present;
    EXPECT_EQ(render::shown_status(one), IndicatorStatus::complete);
    one.time_target.status = Status::missing;
    EXPECT_EQ(render::shown_status(one), IndicatorStatus::partial);
}

TEST(HtmlLetter, NamesEveryGapAndLeavesToPeopleWhatOnlyTheyKnow) {
    const auto letter = render_letter(plan_90());
    for (const auto& area : plan_90().areas)
        for (const auto& indicator : area.indicators) {
            EXPECT_THAT(letter, HasSubstr(indicator.name));
            for (const auto& item : indicator.items)
                if (item.verdict.status == Status::missing || item.verdict.status == Status::partial) {
                    EXPECT_THAT(letter, HasSubstr(item.text)) << item.id;
                }
        }
    for (const char* open : {"[nomor surat]", "[tempat], [tanggal]", "[nama pejabat]", "[tanggal batas penyampaian]"})
        EXPECT_THAT(letter, HasSubstr(std::string("<mark>") + open + "</mark>"));
}

std::vector<std::string> headings(const std::string& letter) { return all(letter, "<h2>(.*?)</h2>"); }

TEST(HtmlLetter, NumbersOnlyTheSectionsThatItHas) {
    EXPECT_THAT(headings(render_letter(plan_90())), ElementsAre("1. Hasil reviu", "2. Bagian yang telah lengkap", "3. Bagian yang perlu dilengkapi", "4. Yang perlu disampaikan"));
    EXPECT_THAT(render_letter(plan_90()), HasSubstr("butir-butir pada angka 3,"));
    Report report = plan_90();
    for (auto& area : report.areas)
        for (auto& one : area.indicators) one.status = IndicatorStatus::partial;
    EXPECT_THAT(headings(render_letter(report)), ElementsAre("1. Hasil reviu", "2. Bagian yang perlu dilengkapi", "3. Yang perlu disampaikan"));
    EXPECT_THAT(render_letter(report), HasSubstr("butir-butir pada angka 2,"));
}

TEST(HtmlLetter, AsksForReadablePagesWhereOnlyThoseAreOpen) {
    Report report = plan_90();
    const auto open = [](Verdict& verdict) {
        if (verdict.status != Status::present) verdict.status = Status::not_assessed;
    };
    for (auto& area : report.areas) {
        for (auto& target : area.targets) open(target.verdict);
        for (auto& one : area.indicators) {
            for (auto& item : one.items) open(item.verdict);
            open(one.action), open(one.evidence.verdict), open(one.time_target);
        }
    }
    report.problems = {{"unreadable-page", "", 3}, {"unreadable-page", "", 4}, {"badly-read-page", "", 9}};
    const auto letter = render_letter(report);
    EXPECT_THAT(headings(letter), ElementsAre("1. Hasil reviu", "2. Bagian yang telah lengkap", "3. Yang perlu disampaikan"));
    EXPECT_THAT(letter, AllOf(HasSubstr("terutama halaman 3-4, 9."), Not(HasSubstr("pada angka"))));
    EXPECT_THAT(render_letter(report, {.language = Language::en}), HasSubstr("page 3-4, 9 above all."));
}

/// Half of a plan that nobody could read is no plan that lacks half.
TEST(HtmlReport, ShowsHowMuchIsOpen) {
    Report report = plan_90();
    EXPECT_THAT(render_html(report), Not(HasSubstr("class=\"open\"")));
    double open = 0;
    for (auto& one : report.areas[1].indicators)
        for (auto& item : one.items)
            if (item.verdict.status == Status::missing) item.verdict.status = Status::not_assessed, open += item.weight;
    ASSERT_GT(open, 0);
    report.summary.items.not_assessed = 2;
    report.document.readings = {{1, PageSource::text, 1}, {2, PageSource::unreadable, 0}, {3, PageSource::unreadable, 0}};
    report.document.pages_unreadable = 2;
    const auto least = report.summary.coverage_percent, most = least + 100 * open / report.summary.coverage.all.weight;
    const auto page = render_html(report);
    EXPECT_THAT(page, HasSubstr("antara " + render::decimal(least, Language::id) + "% dan " + render::decimal(most, Language::id) + "%"));
    EXPECT_THAT(page, AllOf(HasSubstr("<rect class=\"open\" x="), HasSubstr("% belum dapat dinilai\""), HasSubstr("2 tidak terbaca (hlm. 2-3)")));
}

TEST(HtmlTemplates, HaveEveryLabelThatTheyName) {
    std::set<std::string> known, named;
    const auto know = [&](const auto& labels) {
        for (const auto& label : labels) {
            known.insert(label.name);
            EXPECT_FALSE(label.text.id.empty()) << label.name;
            EXPECT_FALSE(label.text.en.empty()) << label.name;
        }
    };
    know(render::page_labels);
    know(render::letter_labels);
    for (const auto& [name, text] : render::template_files())
        for (const auto& label : all(text, R"(\{\{([TL]_[A-Z_]+)\}\})")) named.insert(label);
    EXPECT_EQ(named, known);
}

IndicatorResult indicator(Status item, Status parts) {
    IndicatorResult out;
    out.items = {{"1.a.1", "Tim dibentuk", {item, {}, "", {}}}};
    out.action.status = out.time_target.status = out.evidence.verdict.status = parts;
    out.evidence.expected = {"SK Tim", "Notulen", "Foto"};
    return out;
}

TEST(HtmlAdvice, NamesWhatIsLacking) {
    using render::advice;
    EXPECT_EQ(advice(indicator(Status::present, Status::present), Language::id), "");
    EXPECT_EQ(advice(indicator(Status::missing, Status::present), Language::id), "Nyatakan dalam rencana: “Tim dibentuk”.");
    EXPECT_EQ(advice(indicator(Status::present, Status::missing), Language::en),
              "Write down concrete steps; name the documents that prove it, such as SK Tim or Notulen; set the time (date, month or quarter).");
    EXPECT_THAT(advice(indicator(Status::not_assessed, Status::not_assessed), Language::id), HasSubstr("tidak terbaca"));
}

TEST(HtmlAdvice, StaysOneSentenceForManyGaps) {
    IndicatorResult one = indicator(Status::missing, Status::present);
    one.items.resize(9, one.items[0]);
    const auto sentence = render::advice(one, Language::id);
    EXPECT_THAT(sentence, HasSubstr("dan 6 butir lain"));
    EXPECT_EQ(std::count(sentence.begin(), sentence.end(), '.'), 1);
}

}  // namespace
}  // namespace celah::test
