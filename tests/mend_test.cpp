#include "celah/mend.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <unordered_map>

#include "mend/choice.hpp"
#include "truth.hpp"

namespace celah {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::span<const RulePack> packs() {
    static const std::vector<RulePack> both = {test::shipped_rules(test::rules_52), test::shipped_rules(test::rules_90)};
    return both;
}

/// One page: lines of words, 10 pt, drawn one below the other.
Document page_of(const std::vector<std::string>& lines) {
    Document out;
    Page& page = out.pages.emplace_back();
    page.number = 1;
    double y = 72;
    for (const std::string& line : lines) {
        double x = 72;
        std::istringstream words(line);
        for (std::string text; words >> text; x += 5) {
            Word& word = page.words.emplace_back();
            word.text = text;
            word.size = 10;
            word.box = {x, y, x + 5 * static_cast<double>(text.size()), y + 10};
            x = word.box.x1;
        }
        y += 14;
    }
    return out;
}

struct Reading {
    Document document;
    Tokens tokens;
    std::vector<Mended> mended;

    explicit Reading(const std::vector<std::string>& lines) : document(page_of(lines)), tokens(normalize(document)) {
        mended = mend(document, tokens, Dictionary(packs()));
    }

    std::string text() const {
        std::vector<TokenRef> order;
        for (std::uint32_t i = 0; i < tokens.pages.front().size(); ++i) order.push_back({0, i});
        std::string out = join(document, tokens, order).text;
        std::replace(out.begin(), out.end(), '\n', ' ');
        return out;
    }
};

std::string read(const std::vector<std::string>& lines) { return Reading(lines).text(); }

std::vector<std::string> words_of(const WordList& list) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < list.size(); ++i) out.emplace_back(list[i]);
    return out;
}

TEST(Mend, TypingErrors) {
    EXPECT_EQ(read({"pngendalian gratifkasi, pembanguna Zona lntegritas"}), "pengendalian gratifikasi pembangunan zona integritas");
}

/// "rencan" may have been "kencan", "kepentngan" several forms: the plan's own words tell.
TEST(Mend, ToWordsThatThePlanWritesElsewhere) {
    EXPECT_EQ(read({"rencan kerja"}), "rencan kerja");
    EXPECT_EQ(read({"rencana aksi, rencana, rencan kerja"}), "rencana aksi rencana rencana kerja");
    EXPECT_EQ(read({"kepentingan umum, benturan kepentngan"}), "kepentingan umum benturan kepentingan");
}

TEST(Mend, LettersThatLookAlike) {
    EXPECT_EQ(read({"Z0na lntegritas: perencanaan, pelayanan publlk"}).substr(5), "integritas perencanaan pelayanan publik");
    EXPECT_EQ(read({"pernbangunan dan akiintabilitas, prosedur, proseclur"}), "pembangunan dan akuntabilitas prosedur prosedur");
    EXPECT_EQ(read({"EVALUAS1 PENCAPA1AN K1NERJA, kinerja"}), "evaluasi pencapaian kinerja kinerja");
}

TEST(Mend, ASymbolInPlaceOfALetter) {
    EXPECT_EQ(read({"rencana kerja dan kerja sama", "tim KER.'A"}), "rencana kerja dan kerja sama tim kerja");
    EXPECT_EQ(read({"PEMBANGU|AN zona"}), "pembangunan zona");
}

TEST(Mend, BrokenWords) {
    EXPECT_EQ(read({"peng aduan masyar akat"}), "pengaduan masyarakat");
    EXPECT_EQ(read({"pe nga du an ditindaklanjuti"}), "pengaduan ditindaklanjuti");
    EXPECT_EQ(read({"keputus an pimpinan"}), "keputusan pimpinan");
}

TEST(Mend, LostHyphensAtLineEnds) {
    EXPECT_EQ(read({"telah ditetapkan rencana pem", "bangunan zona integritas"}), "telah ditetapkan rencana pembangunan zona integritas");
}

TEST(Mend, JoinedWords) {
    EXPECT_EQ(read({"Organisasidengan pelayananpublik"}), "organisasi dengan pelayanan publik");
    EXPECT_EQ(read({"monitoringdan evaluasi"}), "monitoring dan evaluasi");
}

TEST(Mend, QuotesKeepThePlansOwnLetters) {
    const Reading reading({"peng aduan pegadun"});
    EXPECT_EQ(reading.document.pages[0].words[0].text, "peng");
    ASSERT_FALSE(reading.tokens.pages[0].empty());
    EXPECT_EQ(reading.tokens.pages[0][0].word, 0U);
    EXPECT_EQ(reading.tokens.pages[0][0].words, 2U);
}

TEST(Mend, TellsWhatItRead) {
    const Reading reading({"pembanguna zona"});
    ASSERT_EQ(reading.mended.size(), 1U);
    EXPECT_EQ(reading.mended[0].page, 1);
    EXPECT_EQ(reading.mended[0].drawn, "pembanguna");
    EXPECT_EQ(reading.mended[0].read, "pembangunan");
}

TEST(Mend, FormsWithAClitic) {
    EXPECT_EQ(read({"ditetapkan dan menetapkan, menerapkan, menefapkannya"}), "ditetapkan dan menetapkan menerapkan menefapkannya");
}

/// Each could have been two terms, or is a name, a number, a label, an abbreviation, a word that nobody misspelt.
TEST(Mend, LeavesAlone) {
    for (const std::string text : {"pengadan barang", "gratifikasi klarifikasi", "pengaduan pengadaan pengaturan", "monitor monitoring", "permenpan sakip lhkasn", "a kan b target",
                                   "banyuwangi sidoarjo minahasa", "sulistyowati wibisono rahmawati", "2023 12 iv 3a", "pasca pandemi", "langkahlangkah", "e office", "hukdis simpeg"})
        EXPECT_THAT(Reading({text}).mended, IsEmpty()) << text << " -> " << read({text});
}

TEST(Mend, DoesNothingWithoutAListOfTheLanguage) {
    const Document document = page_of({"pembanguna zona"});
    Tokens tokens = normalize(document);
    EXPECT_THAT(mend(document, tokens, Dictionary()), IsEmpty());
    EXPECT_EQ(tokens.pages[0][0].normal, "pembanguna");
}

/// Whatever stands on a list stays, and with it every pair of words however near: "pengadaan" and "pengaduan".
TEST(Mend, NoKnownWordIsEverChanged) {
    const Dictionary dictionary(packs());
    for (const WordList* list : dictionary.lists()) {
        std::vector<std::string> lines;
        for (const std::string& word : words_of(*list)) {
            if (word.size() < 4) continue;   // shorter ones may be pieces of a broken word
            if (lines.empty() || lines.back().size() > 80) lines.emplace_back();
            lines.back() += word + ' ';
        }
        const Reading reading(lines);
        std::vector<std::string> changed;
        for (const Mended& one : reading.mended) changed.push_back(one.drawn + " -> " + one.read);
        EXPECT_THAT(changed, IsEmpty());
    }
}

std::vector<std::string> one_edit_away(const std::string& word) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i <= word.size(); ++i) {
        const std::string head = word.substr(0, i), tail = word.substr(i);
        if (!tail.empty()) out.push_back(head + tail.substr(1));
        if (tail.size() > 1) out.push_back(head + tail[1] + tail[0] + tail.substr(2));
        for (char c = 'a'; c <= 'z'; ++c) {
            out.push_back(head + c + tail);
            if (!tail.empty()) out.push_back(head + c + tail.substr(1));
        }
    }
    return out;
}

bool of_one_root(const std::vector<Meaning>& a, const std::vector<Meaning>& b) {
    return std::any_of(a.begin(), a.end(), [&](Meaning one) { return std::binary_search(b.begin(), b.end(), one); });
}

/// One of the two is no word of the language, and the other is: rules also list misspellings.
bool misspelt(const Dictionary& dictionary, const std::string& a, const std::string& b) {
    const WordList& language = *dictionary.lists().front();
    return language.contains(a) != language.contains(b);
}

/// For all pairs of words of the rules within two edits of each other: what lies between them becomes neither, however often
/// the plan writes one of them.
TEST(Mend, WhatLiesBetweenTwoTermsBecomesNeither) {
    const Dictionary dictionary(packs());
    std::vector<std::string> terms;
    for (const WordList* list : dictionary.lists().subspan(1))
        for (const std::string& word : words_of(*list))
            if (word.size() >= 5 && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos) terms.push_back(word);
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    std::unordered_map<std::string, std::size_t> first;   // what lies one edit from a term -> the term
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        for (const std::string& between : one_edit_away(terms[i])) {
            const auto [it, fresh] = first.try_emplace(between, i);
            if (fresh || it->second == i || of_one_root(dictionary.meanings(terms[i]), dictionary.meanings(terms[it->second]))) continue;
            ++pairs;
            mending::Words words(dictionary);
            for (int times = 0; times < 5; ++times) words.count(terms[i]);
            if (words.knows(words.count(between))) continue;
            const auto read = words.mended(between, false);
            EXPECT_TRUE(!read || misspelt(dictionary, terms[i], terms[it->second])) << between << " -> " << *read << ", between " << terms[i] << " and " << terms[it->second];
        }
    }
    EXPECT_GT(pairs, 1000U);
}

/// "tnijau'nya": with an unreadable letter, too, the nearest word that the plan writes elsewhere.
TEST(Mend, AnUnreadableLetterBeforeAClitic) {
    const Dictionary dictionary(packs());
    mending::Words words(dictionary);
    for (int times = 0; times < 3; ++times) words.count("tinjaunya");
    words.count("tnijau?nya");
    EXPECT_EQ(words.mended("tnijau?nya", false), "tinjaunya");
}

TEST(WordListing, SortsWhatIsNot) {
    const WordList list("# a comment\nkerja\nadil\nkerja");
    EXPECT_THAT(words_of(list), ElementsAre("adil", "kerja"));
    EXPECT_TRUE(list.contains("adil"));
    EXPECT_FALSE(list.contains("adi"));
    EXPECT_EQ(WordList().size(), 0U);
}

TEST(Mend, NearWordsByCost) {
    const WordList list("kerja\nkera\nkerjasama\nmerja");
    const std::vector<const WordList*> lists = {&list};
    const auto near = mending::words_near("kcrja", mending::edit, lists);
    ASSERT_FALSE(near.empty());
    EXPECT_EQ(near.front(), (mending::Near{"kerja", mending::look_alike}));
    EXPECT_EQ(mending::words_near("rnerja", mending::look_alike, lists).front().word, "merja");
    EXPECT_THAT(mending::words_near("9erja", mending::edit, lists), IsEmpty());
}

}  // namespace
}  // namespace celah
