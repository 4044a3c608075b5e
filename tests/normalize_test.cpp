#include "celah/normalize.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace celah {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

/// Writes words onto a page, as the extract stage would hand them on: 10 pt, half an em a byte.
class PageWriter {
  public:
    static constexpr double em = 10, width = 5, space = 3;

    explicit PageWriter(double left = 72) : left_(left), x_(left) {}

    PageWriter& word(const std::string& text, double gap = space) {
        Word word;
        word.text = text;
        word.size = em;
        x_ += x_ > left_ ? gap : 0;
        word.box = {x_, y_, x_ + width * static_cast<double>(text.size()), y_ + em};
        x_ = word.box.x1;
        page_.words.push_back(std::move(word));
        return *this;
    }
    PageWriter& line() {
        x_ = left_;
        y_ += 14;
        return *this;
    }
    PageWriter& bold() {
        page_.words.back().bold = true;
        return *this;
    }
    PageWriter& hide() {
        page_.words.back().hidden = true;
        return *this;
    }
    Document document() const {
        Document document;
        document.pages.push_back(page_);
        document.pages.back().number = 1;
        return document;
    }

  private:
    Page page_;
    double left_, x_, y_ = 72;
};

std::vector<Token> tokens_of(const PageWriter& page) {
    return normalize(page.document()).pages.front();
}

std::vector<std::string> normals(const std::vector<Token>& tokens) {
    std::vector<std::string> result;
    for (const Token& token : tokens) result.push_back(token.normal);
    return result;
}

std::vector<std::string> normals(const std::string& word) {
    return normals(tokens_of(PageWriter().word(word)));
}

std::vector<TokenRef> in_order(const Tokens& tokens) {
    std::vector<TokenRef> order;
    for (std::uint32_t page = 0; page < tokens.pages.size(); ++page) {
        for (std::uint32_t i = 0; i < tokens.pages[page].size(); ++i) order.push_back({page, i});
    }
    return order;
}

NormalText joined(const Document& document) {
    const Tokens tokens = normalize(document);
    return join(document, tokens, in_order(tokens));
}

bool ends(const std::string& word) {
    return tokens_of(PageWriter().word("kata").word(word)).back().ends_sentence;
}

TEST(Normalize, FoldsCaseAndPunctuation) {
    EXPECT_THAT(normals("Penetapan"), ElementsAre("penetapan"));
    EXPECT_THAT(normals("“SOP”"), ElementsAre("sop"));
    EXPECT_THAT(normals("(WBK),"), ElementsAre("wbk"));
    EXPECT_THAT(normals("Jum’at"), ElementsAre("jumat"));
    EXPECT_THAT(normals("***"), ElementsAre(""));
}

TEST(Normalize, HyphensVanishBetweenLetters) {
    EXPECT_THAT(normals("E-Office"), ElementsAre("eoffice"));
    EXPECT_THAT(normals("masing-masing"), ElementsAre("masingmasing"));
    EXPECT_THAT(normals("masing\u2011masing"), ElementsAre("masingmasing"));
    EXPECT_THAT(normals("masing\u00ADmasing"), ElementsAre("masingmasing"));
    EXPECT_THAT(normals("Januari–Desember"), ElementsAre("januari", "desember"));
}

TEST(Normalize, SplitsAtOtherPunctuation) {
    EXPECT_THAT(normals("WBK/WBBM"), ElementsAre("wbk", "wbbm"));
    EXPECT_THAT(normals("(ZI)menuju"), ElementsAre("zi", "menuju"));
    EXPECT_THAT(normals("bersih,efektif"), ElementsAre("bersih", "efektif"));
    EXPECT_THAT(normals("Sarana&Prasarana"), ElementsAre("sarana", "dan", "prasarana"));
    EXPECT_THAT(normals("&"), ElementsAre("dan"));
}

TEST(Normalize, KeepsNumbersWhole) {
    EXPECT_THAT(normals("31-12-2019"), ElementsAre("31-12-2019"));
    EXPECT_THAT(normals("2019–2020"), ElementsAre("2019-2020"));
    EXPECT_THAT(normals("1.500,-"), ElementsAre("1.500"));
    EXPECT_THAT(normals("52/2014"), ElementsAre("52/2014"));
    EXPECT_THAT(normals("No.52/2014"), ElementsAre("no", "52/2014"));
    EXPECT_THAT(normals("99,5%"), ElementsAre("99,5"));
    EXPECT_THAT(normals("08:30"), ElementsAre("08", "30"));
}

TEST(Normalize, ReadsDottedInitialsAsOneWord) {
    EXPECT_THAT(normals("S.O.P"), ElementsAre("sop"));
    EXPECT_THAT(normals("S.O.P."), ElementsAre("sop"));
    EXPECT_THAT(normals("a.n."), ElementsAre("an"));
    EXPECT_THAT(normals("M.Si."), ElementsAre("m", "si"));
}

TEST(Normalize, ResolvesCompatibilityForms) {
    EXPECT_THAT(normals("ﬁsik"), ElementsAre("fisik"));
    EXPECT_THAT(normals("eﬃsien"), ElementsAre("effisien"));
    EXPECT_THAT(normals("ＷＢＫ"), ElementsAre("wbk"));
    EXPECT_THAT(normals("𝐢𝐧𝐭𝐞𝐠𝐫𝐢𝐭𝐚𝐬"), ElementsAre("integritas"));
    EXPECT_THAT(normals("perizinan²"), ElementsAre("perizinan2"));
}

TEST(Normalize, StripsAccents) {
    EXPECT_THAT(normals("Sémangat"), ElementsAre("semangat"));
    EXPECT_THAT(normals("Se\u0301mangat"), ElementsAre("semangat"));
    EXPECT_THAT(normals("a\u0300\u0323pa"), ElementsAre("apa"));
}

TEST(Normalize, DropsInvisibleCharacters) {
    EXPECT_THAT(normals("k\u200Bo\u200Cr\u200Du\u2060p\uFEFFs\u034Fi"), ElementsAre("korupsi"));
    EXPECT_THAT(normals("\u202Ekorupsi\u202C"), ElementsAre("korupsi"));
    EXPECT_THAT(normals("z\uFE0F\U000E007Ai"), ElementsAre("zi"));
}

TEST(Normalize, ReadsLookAlikesAsLatin) {
    EXPECT_THAT(normals("Іntеgrіtаs"), ElementsAre("integritas"));  // Cyrillic І, е, і, а
    EXPECT_THAT(normals("ΖΟΝΑ"), ElementsAre("zona"));              // all Greek, all alike
    EXPECT_THAT(normals("корпус"), ElementsAre("kopnyc")) << "all alike, so taken for Latin";
    EXPECT_THAT(normals("Россия"), ElementsAre("россия")) << "a foreign word stays one";
}

TEST(Normalize, SurvivesInvalidUtf8) {
    EXPECT_THAT(normals("ab\xFF\xC3"
                        "c"),
                ElementsAre("abc"));
    EXPECT_THAT(normals("\x01\x02 \x7F"), ElementsAre(""));
    EXPECT_EQ(normalize_text(std::string("a\0b", 3)), "a b");
}

TEST(Normalize, KnowsBullets) {
    for (const char* mark : {"•", "●", "▪", "✓", "➢", "\uF0B7", "-", "–"}) {
        const std::vector<Token> tokens = tokens_of(PageWriter().word(mark).word("Tim"));
        ASSERT_THAT(tokens, SizeIs(2)) << mark;
        EXPECT_TRUE(tokens[0].bullet) << mark;
        EXPECT_EQ(tokens[0].normal, "") << mark;
    }
    EXPECT_THAT(normals("•Tim"), ElementsAre("", "tim"));
}

TEST(Normalize, ADashWithinALineIsNoBullet) {
    const std::vector<Token> tokens = tokens_of(PageWriter().word("ZI").word("-").word("WBK"));
    EXPECT_FALSE(tokens[1].bullet);
    EXPECT_TRUE(tokens_of(PageWriter().word("ZI").word("-", 60).word("WBK"))[1].bullet) << "the next column";
}

TEST(Normalize, GluesLineBreakHyphens) {
    const Document document = PageWriter().word("kerja").word("pem-").line().word("bangunan").word("zona").document();
    const std::vector<Token> tokens = normalize(document).pages.front();
    EXPECT_TRUE(tokens[1].glue);
    EXPECT_EQ(joined(document).text, "kerja pembangunan zona");
}

TEST(Normalize, KeepsHyphensWithinALineAndBeforeNumbers) {
    EXPECT_FALSE(tokens_of(PageWriter().word("pra-").word("dan").word("pasca"))[0].glue);
    EXPECT_EQ(joined(PageWriter().word("2019-").line().word("2020").document()).text, "2019 2020");
    EXPECT_EQ(joined(PageWriter().word("pokja-").line().word("1").document()).text, "pokja 1");
    EXPECT_EQ(joined(PageWriter().word("pem-").hide().line().word("bangunan").document()).text, "bangunan");
}

TEST(Normalize, GluesOnlyOverALineBreak) {
    const Document document = PageWriter().word("pem-").word("kanan", 60).line().word("bangunan").document();
    const Tokens tokens = normalize(document);
    EXPECT_EQ(join(document, tokens, {{0, 0}, {0, 2}, {0, 1}}).text, "pembangunan kanan");
    EXPECT_EQ(join(document, tokens, {{0, 0}, {0, 1}, {0, 2}}).text, "pem kanan bangunan");
}

PageWriter spaced(const std::vector<std::string>& words, double letter_gap, double word_gap) {
    PageWriter page;
    for (const std::string& word : words) {
        for (std::size_t i = 0; i < word.size(); ++i) page.word(word.substr(i, 1), i == 0 ? word_gap : letter_gap);
    }
    return page;
}

TEST(Normalize, MergesLetterSpacedText) {
    const std::vector<Token> tokens = tokens_of(spaced({"PENETAPAN"}, 3, 3));
    ASSERT_THAT(tokens, SizeIs(1));
    EXPECT_EQ(tokens[0].normal, "penetapan");
    EXPECT_EQ(tokens[0].word, 0U);
    EXPECT_EQ(tokens[0].words, 9U);
    EXPECT_EQ(normalize_text("P E N E T A P A N"), "penetapan");
}

TEST(Normalize, LargerGapsPartLetterSpacedWords) {
    EXPECT_THAT(normals(tokens_of(spaced({"BAB", "I"}, 3, 7))), ElementsAre("bab", "i"));
    EXPECT_THAT(normals(tokens_of(spaced({"KATA", "PENGANTAR"}, 2, 6))), ElementsAre("kata", "pengantar"));
    EXPECT_EQ(normalize_text("K A T A   P E N G A N T A R"), "kata pengantar");
}

TEST(Normalize, LeavesShortAndWideRunsOfLetters) {
    EXPECT_THAT(normals(tokens_of(spaced({"ABC"}, 3, 3))), ElementsAre("a", "b", "c"));
    EXPECT_THAT(normals(tokens_of(spaced({"ABCDE"}, 40, 40))), ElementsAre("a", "b", "c", "d", "e")) << "columns";
    EXPECT_THAT(normals(tokens_of(PageWriter().word("a").line().word("b").line().word("c").line().word("d"))),
                ElementsAre("a", "b", "c", "d"));
}

TEST(Normalize, KnowsWhereSentencesEnd) {
    for (const char* word :
         {"selesai.", "selesai;", "selesai?", "selesai!", "berikut:", "(selesai).", "selesai.”", "2019."}) {
        EXPECT_TRUE(ends(word)) << word;
    }
    for (const char* word : {"selesai", "selesai,", "No.", "Drs.", "Tgl.", "s.d.", "a.n.", "dsb.", "Jl.", "Prof.", "1.",
                             "12.", "a.", "IV.", "2.1.", "(1).", "S.O.P.", "H."}) {
        EXPECT_FALSE(ends(word)) << word;
    }
}

TEST(Normalize, NumbersAreLabelsWhereALineBegins) {
    EXPECT_EQ(normalize_text("dibentuk pada triwulan I. Belum semua hadir"), "dibentuk pada triwulan i\nbelum semua hadir");
    EXPECT_EQ(normalize_text("Tim beranggotakan 12. Belum semua hadir"), "tim beranggotakan 12\nbelum semua hadir");
    EXPECT_EQ(normalize_text("1. Tim Kerja"), "1 tim kerja");
    EXPECT_EQ(normalize_text("A. Kelompok Kerja II. Penataan Tatalaksana"), "a kelompok kerja ii penataan tatalaksana");
    EXPECT_EQ(normalize_text("meliputi: 1. Tim Kerja"), "meliputi\n1 tim kerja");
    EXPECT_EQ(normalize_text("menyusun 1. tim kerja"), "menyusun 1 tim kerja");
    EXPECT_EQ(normalize_text("dipimpin oleh H. Ahmad"), "dipimpin oleh h ahmad");
    PageWriter page;
    page.word("pada").word("triwulan").word("I.").line().word("Belum").word("semua");
    EXPECT_EQ(joined(page.document()).text, "pada triwulan i\nbelum semua");
    EXPECT_EQ(joined(PageWriter().word("pada").word("1.", 60).word("Tim").document()).text, "pada 1 tim") << "the next column";
}

TEST(Normalize, FindsSentencesThatLackASpace) {
    EXPECT_EQ(normalize_text("telah selesai.Tim kerja"), "telah selesai\ntim kerja");
    EXPECT_EQ(normalize_text("www.bps.go.id"), "www bps go id");
}

TEST(Normalize, LeavesOutHiddenWords) {
    EXPECT_THAT(normals(tokens_of(PageWriter().word("ada").word("rahasia").hide().word("bukti"))),
                ElementsAre("ada", "bukti"));
}

TEST(Normalize, TokensLeadBackToTheirWords) {
    const std::vector<Token> tokens = tokens_of(PageWriter().word("menuju").word("WBK/WBBM").word("2019"));
    ASSERT_THAT(tokens, SizeIs(4));
    EXPECT_EQ(tokens[1].word, 1U);
    EXPECT_EQ(tokens[2].word, 1U);
    EXPECT_EQ(tokens[3].word, 2U);
}

TEST(Join, BreaksAtSentencesAndListPoints) {
    const Document document = PageWriter()
                                  .word("Tim")
                                  .word("dibentuk:")
                                  .line()
                                  .word("•")
                                  .word("ketua")
                                  .line()
                                  .word("•")
                                  .word("anggota.")
                                  .line()
                                  .word("Selesai")
                                  .document();
    EXPECT_EQ(joined(document).text, "tim dibentuk\nketua\nanggota\nselesai");
}

TEST(Join, BoldWordsWithinASentenceDoNotCutIt) {
    PageWriter emphasis;
    emphasis.word("Kepala").word("Dinas").word("telah").word("membentuk").line();
    emphasis.word("tim").bold().word("kerja").bold().word("pada").word("dinas").line();
    EXPECT_EQ(joined(emphasis.document()).text, "kepala dinas telah membentuk tim kerja pada dinas");
    PageWriter line;   // a whole line of the sentence is bold
    line.word("Kepala").word("Dinas").word("telah").word("membentuk").line();
    line.word("tim").bold().word("kerja").bold().word("integritas").bold().word("sejak").bold().line().word("awal").word("tahun");
    EXPECT_EQ(joined(line.document()).text, "kepala dinas telah membentuk tim kerja integritas sejak awal tahun");
    PageWriter title;
    title.word("Sosialisasi").bold().line().word("seluruh").word("pegawai").word("hadir").word("bersama");
    EXPECT_EQ(joined(title.document()).text, "sosialisasi\nseluruh pegawai hadir bersama");
}

TEST(Join, FindsTheTokenOfAByte) {
    const Document document = PageWriter().word("•").word("ketua").word("tim.").line().word("Rapat").document();
    const NormalText text = joined(document);
    ASSERT_EQ(text.text, "ketua tim\nrapat");
    ASSERT_THAT(text.tokens, SizeIs(3));
    ASSERT_THAT(text.begin, SizeIs(3));
    EXPECT_EQ(text.token_at(0), 0U);
    EXPECT_EQ(text.token_at(4), 0U);
    EXPECT_EQ(text.token_at(6), 1U);
    EXPECT_EQ(text.token_at(text.text.find("rapat")), 2U);
    EXPECT_EQ(text.token_at(1000), 2U);
    EXPECT_EQ(text.tokens[0], (TokenRef{0, 1}));
}

TEST(Join, IsEmptyForNothing) {
    const NormalText text = join({}, {}, {});
    EXPECT_EQ(text.text, "");
    EXPECT_EQ(text.token_at(0), 0U);
}

TEST(NormalizeText, AgreesWithThePage) {
    const std::string plain = "Penetapan Tim WBK/WBBM, E-Office & masing-masing No. 52/2014 (S.O.P). Jum’at: ﬁsik";
    PageWriter page;
    std::string word;
    for (const char c : plain + ' ') {
        if (c != ' ') {
            word += c;
        } else {
            page.word(std::exchange(word, ""));
        }
    }
    EXPECT_EQ(joined(page.document()).text, normalize_text(plain));
    EXPECT_EQ(normalize_text(plain), "penetapan tim wbk wbbm eoffice dan masingmasing no 52/2014 sop\njumat\nfisik");
}

TEST(NormalizeText, TreatsLinesAsAPageDoes) {
    EXPECT_EQ(normalize_text("rencana pem-\nbangunan"), "rencana pembangunan");
    EXPECT_EQ(normalize_text("satu\ndua"), "satu dua");
    EXPECT_EQ(normalize_text("satu\n\ndua"), "satu\ndua");
    EXPECT_EQ(normalize_text("- satu\n- dua - tiga"), "satu\ndua tiga");
    EXPECT_EQ(normalize_text("  satu\t dua\u00A0tiga \n"), "satu dua tiga");
    EXPECT_EQ(normalize_text(""), "");
}

}  // namespace
}  // namespace celah
