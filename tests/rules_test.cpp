// The language of rules, by what it finds in sentences, and what the loader says about mistakes.
#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "celah/normalize.hpp"
#include "celah/rules.hpp"
#include "celah/scan.hpp"
#include "make_pdf.hpp"
#include "rules/affix.hpp"
#include "rules/evaluate.hpp"

namespace celah::test {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

/// A folder of rules in the making: the shipped vocabulary, and a pack of one area and one indicator.
class RuleFolder {
  public:
    RuleFolder() {
        std::string name = (fs::temp_directory_path() / "celah-rules-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        fs::copy(CELAH_SOURCE_DIR "/rules/vocabulary", folder_ / "vocabulary");
        save("taman-1/pack.toml", "id = \"taman-1\"\ntitle = \"Peraturan Taman\"\nversion = \"1\"\nleverage_weight_percent = 60\n"
                                  "result_weight_percent = 40\n");
        save("taman-1/area-1.toml", "id = \"1\"\nname = \"Kerapian Taman\"\nweight_percent = 60\nheadings = [\"kerapian taman\"]\n");
        indicator(item("present = [\"~siram taman\"]"));
    }
    ~RuleFolder() { fs::remove_all(folder_); }
    RuleFolder(const RuleFolder&) = delete;
    RuleFolder& operator=(const RuleFolder&) = delete;

    void save(const std::string& name, const std::string& text) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }

    /// The indicator's file: six lines, then `rest` from line 7 on.
    void indicator(const std::string& rest) const {
        save("taman-1/1.a-rumput.toml", "id = \"1.a\"\nname = \"Rumput\"\narticle = \"Pasal 1\"\nheadings = [\"rumput\"]\n"
                                        "subject = [\"taman\"]\n\n" + rest);
    }

    /// An item of five lines and the given keys, which stand in its fifth line and after.
    static std::string item(const std::string& keys) {
        return "[[item]]\nid = \"1.a.1\"\ntext = \"Taman disiram\"\npasses = [\"Taman disiram\"]\n" + keys + '\n';
    }

    fs::path path(const std::string& name) const { return folder_ / name; }
    tl::expected<RulePack, std::vector<Diagnostic>> load() const { return load_rules(folder_ / "taman-1"); }

    RulePack pack() const {
        auto loaded = load();
        if (loaded) return *loaded;
        for (const Diagnostic& diagnostic : loaded.error()) ADD_FAILURE() << to_string(diagnostic);
        return {};
    }

    /// The mistakes, files as paths inside the folder.
    std::vector<std::string> mistakes() const {
        std::vector<std::string> out;
        const auto loaded = load();
        if (loaded) return out;
        const std::string prefix = fs::weakly_canonical(folder_).string() + '/';
        for (Diagnostic diagnostic : loaded.error()) {
            if (diagnostic.file.starts_with(prefix)) diagnostic.file.erase(0, prefix.size());
            out.push_back(to_string(diagnostic));
        }
        return out;
    }

  private:
    fs::path folder_;
};

/// What an item of these keys makes of a text: "present", "partial" or "" (the best of its sentences).
std::string read(const std::string& keys, const std::string& text, const std::string& local_vocabulary = "") {
    const RuleFolder folder;
    folder.indicator((local_vocabulary.empty() ? "" : "[vocabulary]\n" + local_vocabulary + '\n') + RuleFolder::item(keys));
    const RulePack pack = folder.pack();
    if (pack.areas.empty()) return "the rules do not load";
    Words words(*pack.patterns);
    Strength best = Strength::none;
    const std::string normal = normalize_text(text) + '\n';
    for (std::size_t begin = 0, end = 0; (end = normal.find('\n', begin)) != std::string::npos; begin = end + 1)
        best = std::max(best, evaluate(pack.areas[0].indicators[0].items[0], Sentence(std::string_view(normal).substr(begin, end - begin), words), pack).strength);
    return best == Strength::full ? "present" : best == Strength::partial ? "partial" : "";
}

bool finds(const std::string& phrase, const std::string& text, const std::string& local_vocabulary = "") {
    return read("present = [\"" + phrase + "\"]", text, local_vocabulary) == "present";
}

// --- affixes ----------------------------------------------------------------------------------------------------------

struct Root {
    const char* root;
    std::vector<const char*> forms, others;
    friend void PrintTo(const Root& root, std::ostream* out) { *out << root.root; }
};

class Affixes : public testing::TestWithParam<Root> {};

TEST_P(Affixes, AreSeenThrough) {
    const RuleFolder folder;
    folder.indicator(RuleFolder::item("present = [\"~" + std::string(GetParam().root) + "\"]"));
    const RulePack pack = folder.pack();
    Words words(*pack.patterns);
    const auto matches = [&](const char* text) {
        const std::string normal = normalize_text(text);
        return evaluate(pack.areas[0].indicators[0].items[0], Sentence(normal, words), pack).strength == Strength::full;
    };
    for (const char* form : GetParam().forms) EXPECT_TRUE(matches(form)) << form << " is a form of " << GetParam().root;
    for (const char* other : GetParam().others) EXPECT_FALSE(matches(other)) << other << " is no form of " << GetParam().root;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Affixes,
    testing::Values(
        Root{"susun", {"susun", "menyusun", "disusun", "di susun", "penyusunan", "tersusun", "tersusunnya", "susunan", "penyusunannya", "disusunnya"},
             {"menusuk", "asusun", "sus", "susu", "menyusul"}},
        Root{"tetap", {"menetapkan", "ditetapkan", "di tetapkan", "penetapan", "ketetapan", "tetapnya", "penetapannya"}, {"tetapi", "menatap", "tatap"}},
        Root{"bentuk", {"membentuk", "dibentuk", "di bentuk", "pembentukan", "terbentuknya", "Dibentuknya"}, {"bentur", "benturan"}},
        Root{"pantau", {"memantau", "dipantau", "pemantauan", "terpantau"}, {"pantai", "mematau"}},
        Root{"kelola", {"mengelola", "dikelola", "pengelolaan", "terkelolanya"}, {"keliling"}},
        Root{"evaluasi", {"mengevaluasi", "dievaluasi", "pengevaluasian", "evaluasinya", "di evaluasi"}, {"evakuasi", "valuasi"}},
        Root{"laksana", {"melaksanakan", "dilaksanakan", "pelaksanaan", "terlaksananya", "di laksanakan"}, {"bijaksana"}},
        Root{"ubah", {"mengubah", "diubah", "perubahan", "berubah", "berubahnya", "pengubahan"}, {"tubuh", "rebah"}},
        Root{"sosialisasi", {"sosialisasi", "mensosialisasikan", "menyosialisasikan", "disosialisasikan", "pensosialisasian", "tersosialisasinya"},
             {"sosial", "sosialis"}},
        Root{"komunikasi", {"mengomunikasikan", "mengkomunikasikan", "dikomunikasikan"}, {"komunitas"}},
        Root{"publikasi", {"memublikasikan", "mempublikasikan", "dipublikasikan"}, {"publik"}},
        Root{"terap", {"menerapkan", "diterapkan", "penerapan", "terapan"}, {"terapi", "harap"}},
        Root{"tindak+lanjut",
             {"tindaklanjut", "tindak lanjut", "menindaklanjuti", "menindak lanjuti", "ditindaklanjuti", "ditindak lanjuti", "di tindaklanjuti",
              "penindaklanjutan", "tindak lanjutnya", "tertindaklanjuti"},
             {"tindak", "lanjut", "lanjut tindak", "tindak pidana lanjut", "menindak", "tindakan"}}),
    [](const auto& root) {
        std::string name = root.param.root;
        std::erase(name, '+');
        return name;
    });

/// `celah rules` shows these to people, so they must be right and be matched.
TEST(Affixes, ExamplesAreForms) {
    EXPECT_THAT(affixed_examples("susun"), Contains("menyusun"));
    EXPECT_THAT(affixed_examples("pantau"), Contains("memantau"));
    EXPECT_THAT(affixed_examples("evaluasi"), Contains("dievaluasi"));
    for (const char* root : {"susun", "pantau", "evaluasi", "tetap", "kelola", "laksana"})
        for (const std::string& form : affixed_examples(root)) EXPECT_TRUE(finds(std::string("~") + root, form)) << form;
}

// --- sequences --------------------------------------------------------------------------------------------------------

TEST(Sequences, WordsStandNextToEachOther) {
    EXPECT_TRUE(finds("peta_proses_bisnis", "mengacu pada peta proses bisnis instansi"));
    EXPECT_FALSE(finds("peta_proses_bisnis", "peta dan proses bisnis"));
    EXPECT_FALSE(finds("peta_proses_bisnis", "proses bisnis peta"));
}

TEST(Sequences, AreReadAsThePlanIs) {
    EXPECT_TRUE(finds("E-Office", "aplikasi eoffice"));
    EXPECT_TRUE(finds("eoffice", "aplikasi E-Office"));
    EXPECT_TRUE(finds("wbk_wbbm", "menuju WBK/WBBM"));
    EXPECT_TRUE(finds("monitoring_dan_evaluasi", "Monitoring & Evaluasi"));
    EXPECT_TRUE(finds("nomor_52_tahun_2014", "Nomor 52 Tahun 2014"));
}

TEST(Sequences, DotsStandForUpToThreeWords) {
    EXPECT_TRUE(finds("sk_.._tim", "SK tim"));
    EXPECT_TRUE(finds("sk_.._tim", "SK tentang pembentukan tim"));
    EXPECT_TRUE(finds("sk_.._tim", "SK Kepala Kantor tentang tim"));
    EXPECT_FALSE(finds("sk_.._tim", "SK Kepala Kantor tentang pembentukan tim"));
}

TEST(Sequences, QuestionMarkMakesAWordOptional) {
    EXPECT_TRUE(finds("tim_kerja?_zi", "tim kerja ZI"));
    EXPECT_TRUE(finds("tim_kerja?_zi", "tim ZI"));
    EXPECT_FALSE(finds("tim_kerja?_zi", "tim baru ZI"));
    EXPECT_TRUE(finds("{pohon}?_rindang_~tanam", "rindang ditanam", "pohon = [\"beringin\"]"));
}

TEST(Sequences, HoldVocabularyAndRoots) {
    const std::string words = "pohon = [\"beringin\", \"pohon .. tua\", \"~tanam {hijau}\"]\nhijau = [\"rumput\"]";
    EXPECT_TRUE(finds("{pohon}_rindang", "beringin rindang", words));
    EXPECT_TRUE(finds("{pohon}_rindang", "pohon yang sangat tua rindang", words));
    EXPECT_TRUE(finds("{pohon}_rindang", "menanam rumput rindang", words));
    EXPECT_FALSE(finds("{pohon}_rindang", "rumput rindang", words));
}

// --- phrases ----------------------------------------------------------------------------------------------------------

TEST(Phrases, TermsStandInAnyOrder) {
    EXPECT_TRUE(finds("~bentuk tim", "Membentuk tim pembangunan"));
    EXPECT_TRUE(finds("~bentuk tim", "Tim pembangunan dibentuk"));
    EXPECT_FALSE(finds("~bentuk tim", "Membentuk satuan tugas"));
    EXPECT_FALSE(finds("~bentuk tim", "Dibentuk satuan tugas. Tim bekerja"));   // two sentences
    EXPECT_FALSE(finds("~bentuk ~bentuk", "Dibentuk"));                         // one word is not two
}

TEST(Phrases, StandWithinTwelveWords) {
    EXPECT_TRUE(finds("awal akhir", "awal 2 3 4 5 6 7 8 9 10 11 akhir"));
    EXPECT_FALSE(finds("awal akhir", "awal 2 3 4 5 6 7 8 9 10 11 12 akhir"));
}

TEST(Phrases, WindowMayBeNarrower) {
    EXPECT_TRUE(finds("awal akhir @3", "awal dua akhir"));
    EXPECT_FALSE(finds("awal akhir @3", "awal dua tiga akhir"));
    EXPECT_TRUE(finds("awal akhir @3", "awal dua tiga akhir awal"));   // the nearer pair counts
}

TEST(Phrases, ArrowSetsTheOrder) {
    EXPECT_TRUE(finds("{buah} > ~tindak+lanjut", "Hasil survei ditindaklanjuti", "buah = [\"hasil\"]"));
    EXPECT_FALSE(finds("awal > akhir", "akhir dari awal"));
    EXPECT_TRUE(finds("awal > akhir", "akhir dari awal sampai akhir"));
    EXPECT_TRUE(finds("satu > dua tiga", "tiga satu dua"));   // only its own two terms
}

TEST(Phrases, ExclamationMarkForbids) {
    EXPECT_TRUE(finds("tim dibentuk !anggota", "Tim dibentuk"));
    EXPECT_FALSE(finds("tim dibentuk !anggota", "Tim dibentuk, lalu jauh kemudian di ujung kalimat yang panjang sekali disebut pula anggota"));
    EXPECT_TRUE(finds("tim dibentuk !{lain}", "Tim dibentuk", "lain = [\"panitia\"]"));
    EXPECT_FALSE(finds("tim dibentuk !{lain}", "Tim panitia dibentuk", "lain = [\"panitia\"]"));
}

TEST(Phrases, BarChooses) {
    for (const char* text : {"SK tim", "surat keputusan tim", "menetapkan tim"}) EXPECT_TRUE(finds("sk|surat_keputusan|~tetap tim", text)) << text;
    EXPECT_FALSE(finds("sk|surat_keputusan|~tetap tim", "surat tim"));
}

TEST(Phrases, RegularExpressionIsOneWholeWord) {
    EXPECT_TRUE(finds("/ppid[0-9]*/ kantor", "PPID2 kantor"));
    EXPECT_FALSE(finds("/ppid[0-9]*/ kantor", "ppidkabupaten kantor"));
    EXPECT_TRUE(finds("humas|/ppid[0-9]+/ kantor", "PPID2 kantor")) << "as an alternative";
    EXPECT_TRUE(finds("humas|/ppid[0-9]+/ kantor", "humas kantor"));
    EXPECT_FALSE(finds("humas|/ppid[0-9]+/ kantor", "ppid kantor"));
}

TEST(Phrases, PartialIsAskedWhenNothingFull) {
    const std::string keys = "present = [\"~bentuk tim\"]\npartial = [\"rencana tim\"]";
    EXPECT_EQ(read(keys, "Rencana membentuk tim"), "present");
    EXPECT_EQ(read(keys, "Rencana tim"), "partial");
    EXPECT_EQ(read(keys, "Rencana"), "");
}

TEST(Phrases, IgnoredSpansAreNotSeen) {
    const std::string keys = "present = [\"~pilih tim\"]\nignore = [\"anggota tim\"]";
    EXPECT_EQ(read(keys, "Anggota tim dipilih"), "");
    EXPECT_EQ(read(keys, "Tim dipilih"), "present");
    EXPECT_EQ(read(keys, "Anggota tim dan tim dipilih"), "present");
}

TEST(Phrases, KnownMisspellingsCount) {
    const RuleFolder folder;
    folder.save("vocabulary/uji-ejaan.toml", "[ejaan]\nrumput = [\"rumpt\"]\nsiram = [\"siraam\"]\n");
    folder.indicator(RuleFolder::item("present = [\"~siram rumput\"]"));
    const RulePack pack = folder.pack();
    Words words(*pack.patterns);
    for (const char* text : {"rumput disiram", "rumpt disiram", "rumpt di siraam"})
        EXPECT_EQ(evaluate(pack.areas[0].indicators[0].items[0], Sentence(text, words), pack).strength, Strength::full) << text;
    EXPECT_TRUE(finds("risiko", "resiko"));   // of the shipped list
}

TEST(Phrases, SpanIsTheShortest) {
    const RuleFolder folder;
    folder.indicator(RuleFolder::item("present = [\"taman siram\"]"));
    const RulePack pack = folder.pack();
    Words words(*pack.patterns);
    const std::string text = "siram dulu lalu taman siram";
    const Evaluation found = evaluate(pack.areas[0].indicators[0].items[0], Sentence(text, words), pack);
    EXPECT_EQ(text.substr(found.span.begin, found.span.end - found.span.begin), "taman siram");
    EXPECT_EQ(found.phrase->source, "taman siram");
}

/// "tim" thirty times must not cost an exponential search.
TEST(Phrases, RepeatedWordsAreBearable) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "satu dua tiga empat lima ";
    EXPECT_TRUE(finds("satu dua tiga empat lima @5", text));
}

/// The words that stand together may come after many of the same that do not.
TEST(Phrases, TakeThePlacesThatStandTogether) {
    std::string text;
    for (int i = 0; i < 8; ++i) text += "sop nomor satu dan tamu kendaraan gudang barang perjalanan rapat laboratorium ruang persuratan ";
    EXPECT_TRUE(finds("~evaluasi sop", text + "seluruh sop dievaluasi"));
    EXPECT_TRUE(finds("~evaluasi sop", "sop dievaluasi " + text));
    EXPECT_TRUE(finds("~evaluasi > sop @3", text + "mengevaluasi seluruh sop"));
    EXPECT_FALSE(finds("sop > ~evaluasi @2", text + "mengevaluasi seluruh sop"));
}

TEST(Phrases, EndlessNegationsAreBearable) {
    std::string text = "kepala dinas ";
    for (int i = 0; i < 30000; ++i) text += "belum yang ";
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_TRUE(finds("~bentuk tim_kerja", text + "membentuk tim kerja"));
    for (int i = 0; i < 5000; ++i) text += "tim kerja belum dibentuk ";
    EXPECT_FALSE(finds("~bentuk tim_kerja tim_kerja ~bentuk", text));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

// --- negation ---------------------------------------------------------------------------------------------------------

TEST(Negation, VoidsAMatch) {
    EXPECT_TRUE(finds("~evaluasi sop", "SOP dievaluasi"));
    for (const char* text : {"SOP belum dievaluasi", "Belum ada evaluasi SOP", "Evaluasi SOP belum dilakukan", "Tidak ada evaluasi atas SOP",
                             "Evaluasi SOP tidak pernah dilakukan", "Tidak dilakukan evaluasi SOP"})
        EXPECT_FALSE(finds("~evaluasi sop", text)) << text;
}

TEST(Negation, FarAwayDoesNot) {
    EXPECT_TRUE(finds("~evaluasi sop", "SOP dievaluasi karena banyak langkahnya yang sudah lama sekali belum diperbarui"));
    EXPECT_TRUE(finds("~evaluasi sop", "Hal yang belum terselesaikan pada tahun yang lalu akan dibahas ketika SOP dievaluasi"));
}

TEST(Negation, UnderAConditionDoesNot) {
    EXPECT_TRUE(finds("~berikan kompensasi", "Memberikan kompensasi bila layanan tidak sesuai standar"));
    EXPECT_TRUE(finds("~berikan kompensasi", "Apabila janji layanan tidak dapat dipenuhi, diberikan kompensasi"));
    EXPECT_TRUE(finds("~evaluasi sop", "Mengevaluasi SOP agar tidak ada langkah yang ganda"));
}

/// "tidak" right before the verb that the match is made of says that it is not done.
TEST(Negation, OfTheVerbItself) {
    const std::string phrase = "~bentuk tim_kerja";
    for (const char* text : {"Dinas tidak membentuk tim kerja", "Tim kerja tidak jadi dibentuk", "Tim kerja bukan dibentuk oleh dinas",
                             "Kepala Dinas gagal membentuk tim kerja", "Tim kerja batal dibentuk", "Tim kerja yang belum dibentuk",
                             "Tim kerja yang tidak dibentuk", "Tim kerja tidak akan di bentuk"})
        EXPECT_FALSE(finds(phrase, text)) << text;
    for (const char* text : {"Tim kerja tidak hanya dibentuk, tetapi dilatih", "Dinas bukan hanya membentuk tim kerja", "Dinas tidak saja membentuk tim kerja",
                             "Membentuk tim kerja dengan pegawai yang belum pernah menjadi anggota", "Membentuk tim kerja, bukan mengangkat pejabat"})
        EXPECT_TRUE(finds(phrase, text)) << text;
}

TEST(Negation, OfWhatTheSentenceAnnounces) {
    for (const char* text : {"Pembentukan tim kerja ditunda", "Pembentukan tim kerja zona integritas dibatalkan",
                             "Pembentukan tim kerja zona integritas belum dilakukan"})
        EXPECT_FALSE(finds("~bentuk tim_kerja", text)) << text;
    EXPECT_TRUE(finds("~bentuk tim_kerja", "Tim kerja dibentuk walaupun rapat ditunda"));
    EXPECT_TRUE(finds("~bentuk tim_kerja", "Tim kerja dibentuk, rapat ditunda"));
}

TEST(Negation, AQuestionSaysNothing) {
    EXPECT_FALSE(finds("~bentuk tim_kerja", "Apakah tim kerja sudah dibentuk?"));
    EXPECT_TRUE(finds("~pantau sop", "Memantau apakah SOP diterapkan"));
}

/// What a phrase itself asks for is no negation of it.
TEST(Negation, InThePhraseIsItsSubstance) {
    EXPECT_TRUE(finds("kompensasi tidak_sesuai", "Kompensasi diberikan untuk layanan tidak sesuai standar"));
    EXPECT_TRUE(finds("tidak_ada pungutan", "Tidak ada pungutan di loket"));
    EXPECT_TRUE(finds("tidak_menerima gratifikasi", "Pegawai tidak menerima gratifikasi"));
    EXPECT_TRUE(finds("~sanksi ~disiplin", "Sanksi kepada pegawai yang tidak disiplin"));
    EXPECT_FALSE(finds("tidak_menerima gratifikasi", "Pegawai belum tidak menerima gratifikasi"));
}

/// Another choice of places in the same sentence may stand.
TEST(Negation, OfOnePlaceLeavesTheOthers) {
    EXPECT_TRUE(finds("~bentuk tim_kerja", "Tahun lalu tim kerja belum dibentuk, kini tim kerja dibentuk dengan surat keputusan"));
    EXPECT_TRUE(finds("{laksana} {monev}", "Monitoring dan evaluasi yang tidak dapat dilakukan pada 2019 dilaksanakan setiap triwulan"));
}

// --- parts ------------------------------------------------------------------------------------------------------------

TEST(Parts, AreFoundOneByOne) {
    const RuleFolder folder;
    folder.indicator(RuleFolder::item("present = [\"siram sapu\"]\nparts = [[\"~siram\"], [\"~sapu\", \"~bersih\"]]"));
    const RulePack pack = folder.pack();
    Words words(*pack.patterns);
    const Requirement& item = pack.areas[0].indicators[0].items[0];
    const auto stated = [&](const char* text) {
        std::string out;
        for (const auto& part : evaluate_parts(item, Sentence(text, words), pack)) out += part ? 'x' : '-';
        return out;
    };
    EXPECT_EQ(stated("taman disiram"), "x-");
    EXPECT_EQ(stated("taman dibersihkan"), "-x");
    EXPECT_EQ(stated("taman disiram dan disapu"), "xx");
    EXPECT_EQ(stated("taman belum disiram"), "--");
}

// --- the loader -------------------------------------------------------------------------------------------------------

TEST(Loader, TakesATinyPack) {
    const RulePack pack = RuleFolder().pack();
    EXPECT_EQ(pack.id, "taman-1");
    ASSERT_EQ(pack.areas.size(), 1U);
    ASSERT_EQ(pack.areas[0].indicators.size(), 1U);
    EXPECT_EQ(pack.areas[0].indicators[0].items[0].id, "1.a.1");
    EXPECT_EQ(test_rules(pack).size(), 0U);
}

/// A new regulation is a new folder: no C++ knows what a plan must say.
TEST(Loader, NewRegulationIsANewFolder) {
    const RuleFolder folder;
    const std::string plan = PdfMaker()
                                 .page(show(72, 770, "RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS", 16, "F2") +
                                       show(72, 700, "A. Kerapian Taman", 12, "F2") + show(72, 670, "1. Rumput", 12, "F2") +
                                       show(90, 640, "Petugas menyiram taman setiap pagi."))
                                 .str();
    const Report report = scan(plan, "taman.pdf", folder.pack());
    EXPECT_EQ(report.rules.id, "taman-1");
    ASSERT_EQ(report.areas.size(), 1U);
    const Verdict& verdict = report.areas[0].indicators[0].items[0].verdict;
    EXPECT_EQ(verdict.status, Status::present);
    ASSERT_FALSE(verdict.found.empty());
    EXPECT_EQ(verdict.found[0].quote, "Petugas menyiram taman setiap pagi.");
}

TEST(Loader, DigestFollowsEveryFile) {
    const RuleFolder folder;
    const std::string before = folder.pack().digest;
    EXPECT_EQ(folder.pack().digest, before);
    folder.save("vocabulary/baru.toml", "[umum]\nkata_baru = [\"kata\"]\n");
    EXPECT_NE(folder.pack().digest, before);
}

TEST(Loader, ExamplesThatFailAreNamed) {
    const RuleFolder folder;
    folder.indicator(RuleFolder::item("present = [\"~siram taman\"]\npartially = [\"Taman disiram\"]\nfails = [\"Siram taman\"]"));
    const auto wrong = test_rules(folder.pack());
    ASSERT_EQ(wrong.size(), 2U);
    EXPECT_EQ(to_string(wrong[0]), "1.a.1: error: this example should be partial: \"Taman disiram\"");
    EXPECT_EQ(to_string(wrong[1]), "1.a.1: error: this example should not match: \"Siram taman\"");
}

/// The mistakes that an indicator's file of these lines (from its line 7 on) is told about.
std::vector<std::string> mistakes_of(const std::string& lines) {
    const RuleFolder folder;
    folder.indicator(lines);
    return folder.mistakes();
}

TEST(Loader, PointsAtAnUnknownKey) {
    EXPECT_THAT(mistakes_of(RuleFolder::item("presents = [\"siram\"]\npresent = [\"siram\"]")),
                ElementsAre("taman-1/1.a-rumput.toml:11:1: error: the key \"presents\" is not known here\n"
                            "    presents = [\"siram\"]\n"
                            "    ^"));
}

TEST(Loader, PointsAtUnknownVocabularyAndSuggests) {
    EXPECT_THAT(mistakes_of(RuleFolder::item("present = [\"~siram {monef}\"]")),
                ElementsAre("taman-1/1.a-rumput.toml:11:20: error: no vocabulary entry is called {monef}; did you mean {monev}?\n"
                            "    present = [\"~siram {monef}\"]\n"
                            "                       ^"));
}

TEST(Loader, PointsAtAVocabularyLoop) {
    EXPECT_THAT(mistakes_of("[vocabulary]\nayam = [\"{telur}\"]\ntelur = [\"{ayam}\"]\n" + RuleFolder::item("present = [\"{ayam}\"]")),
                ElementsAre("taman-1/1.a-rumput.toml:9:11: error: the vocabulary entry {ayam} asks for itself\n"
                            "    telur = [\"{ayam}\"]\n"
                            "              ^"));
}

/// An item, for files about something else.
const std::string fence = "[[item]]\nid = \"2.a.1\"\ntext = \"Pagar dicat\"\npresent = [\"pagar\"]\npasses = [\"Pagar dicat\"]\n";

TEST(Loader, SaysAMistakeInSharedVocabularyOnce) {
    const RuleFolder folder;
    folder.save("vocabulary/uji.toml", "[uji]\nrusak = [\"~Akar\"]\n");
    folder.indicator(RuleFolder::item("present = [\"{rusak}\"]"));
    folder.save("taman-1/1.b-pagar.toml", "id = \"1.b\"\nname = \"Pagar\"\narticle = \"Pasal 2\"\nheadings = [\"{rusak}\"]\n" + fence);
    EXPECT_THAT(folder.mistakes(), ElementsAre("vocabulary/uji.toml:2:12: error: a root is written in small letters a-z, as in ~bentuk\n"
                                               "    rusak = [\"~Akar\"]\n"
                                               "               ^"));
}

TEST(Loader, RefusesAnIdThatStandsTwice) {
    const RuleFolder folder;
    folder.save("taman-1/1.b-pagar.toml", "id = \"1.a\"\nname = \"Pagar\"\narticle = \"Pasal 2\"\nheadings = [\"pagar\"]\n" + fence);
    const auto mistakes = folder.mistakes();
    ASSERT_EQ(mistakes.size(), 1U);
    EXPECT_THAT(mistakes[0], StartsWith("taman-1/1.b-pagar.toml:1:6: error: the id \"1.a\" stands in "));
    EXPECT_THAT(mistakes[0], HasSubstr("1.a-rumput.toml already\n    id = \"1.a\"\n         ^"));
}

TEST(Loader, MissesAnId) {
    EXPECT_THAT(mistakes_of("[[item]]\ntext = \"Taman\"\npresent = [\"taman\"]\npasses = [\"taman\"]\n"),
                ElementsAre("taman-1/1.a-rumput.toml:7:1: error: the key \"id\" is missing\n    [[item]]\n    ^"));
}

TEST(Loader, MissesPhrasesAndExamples) {
    EXPECT_THAT(mistakes_of("[[item]]\nid = \"1.a.1\"\ntext = \"Taman\"\n"),
                ElementsAre(StartsWith("taman-1/1.a-rumput.toml:7:1: error: 1.a.1 has no phrase in \"present\""),
                            StartsWith("taman-1/1.a-rumput.toml:7:1: error: 1.a.1 has no example in \"passes\"")));
}

TEST(Loader, RefusesWrongTypes) {
    EXPECT_THAT(mistakes_of(RuleFolder::item("present = \"siram\"")), Contains("taman-1/1.a-rumput.toml:11:11: error: \"present\" is a list: [\"…\", \"…\"]\n"
                                                                              "    present = \"siram\"\n"
                                                                              "              ^"));
    EXPECT_THAT(mistakes_of(RuleFolder::item("present = [\"siram\", 5]")),
                ElementsAre("taman-1/1.a-rumput.toml:11:21: error: only texts in quotes stand in this list\n"
                            "    present = [\"siram\", 5]\n"
                            "                        ^"));
    EXPECT_THAT(mistakes_of("[[item]]\nid = 1\ntext = \"Taman\"\npresent = [\"taman\"]\npasses = [\"taman\"]\n"),
                Contains(StartsWith("taman-1/1.a-rumput.toml:8:6: error: \"id\" is a text in quotes")));
    EXPECT_THAT(mistakes_of("item = 3\n"), ElementsAre(StartsWith("taman-1/1.a-rumput.toml:7:8: error: \"item\" is written as [[item]]")));
    EXPECT_THAT(mistakes_of(RuleFolder::item("present = [\"siram\"]\nparts = [[\"siram\"]]")),
                ElementsAre(StartsWith("taman-1/1.a-rumput.toml:12:9: error: \"parts\" is a list of at least two lists")));
    const RuleFolder folder;
    folder.save("taman-1/area-1.toml", "id = \"1\"\nname = \"Kerapian Taman\"\nweight_percent = \"60\"\n");
    EXPECT_THAT(folder.mistakes(), ElementsAre("taman-1/area-1.toml:3:18: error: \"weight_percent\" is a number\n"
                                               "    weight_percent = \"60\"\n"
                                               "                     ^"));
}

struct BadPhrase {
    const char* name;
    const char* phrase;
    int column;
    const char* message;
    friend void PrintTo(const BadPhrase& bad, std::ostream* out) { *out << bad.phrase; }
};

class BadPhrases : public testing::TestWithParam<BadPhrase> {};

TEST_P(BadPhrases, ArePointedAt) {
    const auto mistakes = mistakes_of(RuleFolder::item("present = [\"" + std::string(GetParam().phrase) + "\"]"));
    ASSERT_EQ(mistakes.size(), 1U) << testing::PrintToString(mistakes);
    EXPECT_THAT(mistakes[0], StartsWith("taman-1/1.a-rumput.toml:11:" + std::to_string(GetParam().column) + ": error: " + GetParam().message));
}

// The phrase begins in column 13.
INSTANTIATE_TEST_SUITE_P(
    Rules, BadPhrases,
    testing::Values(BadPhrase{"OnlyForbidden", "!taman", 13, "a phrase needs at least one term that must be found"},
                    BadPhrase{"Empty", "", 13, "a phrase needs at least one term that must be found"},
                    BadPhrase{"ArrowFirst", "> taman", 13, "\">\" needs a term on both sides"},
                    BadPhrase{"ArrowLast", "taman >", 19, "\">\" needs a term on both sides"},
                    BadPhrase{"WindowZero", "taman @0", 19, "after @ stands a number of words, as in @6"},
                    BadPhrase{"WindowWord", "taman @enam", 19, "after @ stands a number of words, as in @6"},
                    BadPhrase{"WindowTail", "taman @6x", 19, "after @ stands a number of words, as in @6"},
                    BadPhrase{"ForbidsNothing", "taman !", 20, "after ! stands a term"},
                    BadPhrase{"CapitalRoot", "taman ~Siram", 20, "a root is written in small letters a-z, as in ~bentuk"},
                    BadPhrase{"OpenBrace", "taman {monev", 19, "a vocabulary name needs its closing brace"},
                    BadPhrase{"OnlyOptional", "taman?", 13, "the sequence needs a word that is not optional"},
                    BadPhrase{"DotsFirst", ".._taman", 13, "\"..\" needs a word on both sides"},
                    BadPhrase{"DotsLast", "taman_..", 19, "\"..\" needs a word on both sides"},
                    BadPhrase{"OnlyBars", "taman |", 19, "a term is missing"},
                    BadPhrase{"NoLetter", "taman --", 19, "\"--\" holds no letter or digit"},
                    BadPhrase{"BadRegex", "taman /[a-/", 19, "not a valid regular expression: "}),
    [](const auto& bad) { return bad.param.name; });

TEST(Loader, ShowsWhereTomlIsInvalid) {
    const auto mistakes = mistakes_of("[[item]]\nid = 1.a.1\n");
    ASSERT_EQ(mistakes.size(), 1U) << "a file that cannot be parsed lacks nothing else: " << testing::PrintToString(mistakes);
    EXPECT_THAT(mistakes[0], StartsWith("taman-1/1.a-rumput.toml:8:"));
    EXPECT_THAT(mistakes[0], HasSubstr("\n    id = 1.a.1\n    "));
    EXPECT_THAT(mistakes[0], EndsWith("^"));
}

/// The indicators of an area that cannot be parsed are not to blame.
TEST(Loader, AnAreaThatCannotBeParsedIsOneMistake) {
    const RuleFolder folder;
    folder.save("taman-1/area-1.toml", "id = \"1\nname = \"Kerapian Taman\"\n");
    const auto mistakes = folder.mistakes();
    ASSERT_EQ(mistakes.size(), 1U) << testing::PrintToString(mistakes);
    EXPECT_THAT(mistakes[0], StartsWith("taman-1/area-1.toml:1:"));
}

TEST(Loader, RefusesInvalidUtf8) {
    const auto mistakes = mistakes_of(RuleFolder::item("present = [\"siram\xFF\"]"));
    ASSERT_EQ(mistakes.size(), 1U) << testing::PrintToString(mistakes);
    EXPECT_THAT(mistakes[0], StartsWith("taman-1/1.a-rumput.toml:11:"));
}

TEST(Loader, RefusesHugeFiles) {
    const auto mistakes = mistakes_of(RuleFolder::item("present = [\"siram\"]") + std::string((1 << 20) + 1, '#'));
    ASSERT_EQ(mistakes.size(), 1U) << testing::PrintToString(mistakes);
    EXPECT_EQ(mistakes[0], "taman-1/1.a-rumput.toml: error: is larger than 1 MiB: no rule file is");
}

TEST(Loader, RefusesAnEmptyFolder) {
    const RuleFolder folder;
    fs::remove_all(folder.path("taman-1"));
    fs::create_directory(folder.path("taman-1"));
    EXPECT_THAT(folder.mistakes(), ElementsAre(EndsWith("taman-1: error: holds no rule file (*.toml)")));
}

TEST(Loader, NeedsPackFile) {
    const RuleFolder folder;
    fs::remove(folder.path("taman-1/pack.toml"));
    EXPECT_THAT(folder.mistakes(), ElementsAre(EndsWith("taman-1: error: holds no pack.toml: id, title and version of the rules")));
}

TEST(Loader, NeedsTheAreaOfEveryIndicator) {
    const RuleFolder folder;
    folder.save("taman-1/2.a-pagar.toml", "id = \"2.a\"\nname = \"Pagar\"\narticle = \"Pasal 2\"\nheadings = [\"pagar\"]\n" + fence);
    EXPECT_THAT(folder.mistakes(), ElementsAre("taman-1/2.a-pagar.toml:1:6: error: no area has the id \"2\" (area-2.toml)\n"
                                               "    id = \"2.a\"\n"
                                               "         ^"));
}

TEST(Loader, NeedsTheProgramsOwnVocabulary) {
    const RuleFolder folder;
    fs::remove_all(folder.path("vocabulary"));
    fs::create_directory(folder.path("vocabulary"));
    const auto mistakes = folder.mistakes();
    EXPECT_EQ(mistakes.size(), program_vocabulary().size());
    EXPECT_THAT(mistakes, Contains(StartsWith("vocabulary: error: the program needs the shared entry {ingkar}: ")));
}

TEST(Loader, ReportsAllMistakesAtOnce) {
    const RuleFolder folder;
    folder.indicator(RuleFolder::item("present = [\"~Akar\"]\nwarna = 1"));
    folder.save("taman-1/2.a-pagar.toml", "id = \"2.a\"\nname = \"Pagar\"\narticle = \"Pasal 2\"\n");
    EXPECT_GE(folder.mistakes().size(), 3U);
}

TEST(Loader, RefusesVocabularyDefinedTwice) {
    const RuleFolder folder;
    folder.save("vocabulary/uji.toml", "[uji]\nmonev = [\"monev\"]\n");
    EXPECT_THAT(folder.mistakes(), ElementsAre(HasSubstr("{monev} is defined twice")));
    EXPECT_THAT(mistakes_of("[vocabulary]\nmonev = [\"monev\"]\n" + RuleFolder::item("present = [\"{monev}\"]")),
                ElementsAre(StartsWith("taman-1/1.a-rumput.toml:8:10: error: {monev} is shared vocabulary already: choose another name")));
}

}  // namespace
}  // namespace celah::test
