// Where in a plan a statement counts: plans as plain text in, items with their places out.
#include <gmock/gmock.h>

#include "plan_text.hpp"

namespace celah::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A plan whose last chapter is `text`.
Plan plan_with(const std::string& text) {
    return Plan("^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n^ DINAS PERIKANAN KABUPATEN RAWA BIRU\n^ TAHUN 2020\n---\n"
                "# BAB I PENDAHULUAN\n\nRencana ini memuat hal yang dikerjakan Dinas Perikanan.\n\n# BAB II RENCANA AKSI\n\n" + text);
}

// --- the right place, and all the wrong ones --------------------------------------------------------------------------

const std::string statement = "Unit kerja telah membentuk tim pembangunan Zona Integritas.";

TEST(Place, OwnSectionCounts) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + statement);
    EXPECT_EQ(plan.where("1.a.1"), "own section") << plan.outline();
    EXPECT_THAT(plan.stated(), ElementsAre("1.a.1"));
    EXPECT_THAT(plan.headings("1"), ElementsAre("manajemen perubahan"));
    EXPECT_THAT(plan.headings("1.a"), ElementsAre("tim kerja"));
}

TEST(Place, OwnAreaCounts) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n" + statement);
    EXPECT_EQ(plan.where("1.a.1"), "own area") << plan.outline();
}

TEST(Place, AnotherAreaDoesNotCount) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\nUraian menyusul.\n\n# B. Penguatan Pengawasan\n\n" + statement);
    EXPECT_THAT(plan.stated(), IsEmpty()) << plan.outline();
}

struct WrongPlace {
    const char* name;
    std::string text;
    friend void PrintTo(const WrongPlace& place, std::ostream* out) { *out << place.name; }
};

class WrongPlaces : public testing::TestWithParam<WrongPlace> {};

/// A plan that has an area's part, which says nothing of the team, and says it elsewhere.
TEST_P(WrongPlaces, DoNotCount) {
    const Plan plan("^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n^ TAHUN 2020\n---\n" + GetParam().text);
    EXPECT_FALSE(plan.states("1.a.1")) << plan.outline();
    EXPECT_THAT(plan.headings("1"), SizeIs(1)) << plan.outline();
}

const std::string body = "\n\n# BAB II RENCANA AKSI\n\n# A. Manajemen Perubahan\n\n# 1. Dokumen Rencana Kerja\n\nUraian menyusul kemudian.\n\n";

INSTANTIATE_TEST_SUITE_P(
    Match, WrongPlaces,
    testing::Values(WrongPlace{"Background", "# BAB I PENDAHULUAN\n\n# A. Latar Belakang\n\n" + statement + body},
                    WrongPlace{"Definitions", "# BAB I PENDAHULUAN\n\n# A. Pengertian\n\n1. Tim kerja adalah tim yang dibentuk unit kerja.\n2. " + statement + body},
                    WrongPlace{"LegalBasis", "# BAB I PENDAHULUAN\n\n# A. Dasar Hukum\n\n1. Keputusan Kepala Dinas tentang Pembentukan Tim Pembangunan Zona Integritas;\n" + body},
                    WrongPlace{"Foreword", "# KATA PENGANTAR\n\n" + statement + "\n\n---\n# BAB I PENDAHULUAN\n\nUmum." + body},
                    WrongPlace{"Profile", "# BAB I GAMBARAN UMUM\n\n" + statement + body},
                    WrongPlace{"ContentsList", "# DAFTAR ISI\n\nManajemen Perubahan .................................. 3\nPembentukan Tim Kerja Zona Integritas ........................ 4\n\n---\n"
                                               "# BAB I PENDAHULUAN\n\nUmum." + body},
                    WrongPlace{"Closing", "# BAB I PENDAHULUAN\n\nUmum." + body + "# BAB III PENUTUP\n\n" + statement}),
    [](const auto& place) { return place.param.name; });

/// Words that several indicators share count for the one whose section they stand in.
TEST(Place, SharedWordsCountOnce) {
    const Plan plan = plan_with("# A. Penguatan Pengawasan\n\n# 1. Pengendalian Gratifikasi\n\nPublic campaign telah dilakukan.\n\n"
                                "# 2. Pengaduan Masyarakat\n\nHasil evaluasi telah ditindaklanjuti.\n\n# 3. Whistle Blowing System\n\nUraian menyusul.\n\n"
                                "# 4. Penanganan Benturan Kepentingan\n\nUraian menyusul.");
    EXPECT_THAT(plan.stated(), ElementsAre("5.a.1", "5.c.4")) << plan.outline();
}

TEST(Place, SharedWordsOutsideOfAnySectionCountForNone) {
    const Plan plan = plan_with("# A. Penguatan Pengawasan\n\nHasil evaluasi telah ditindaklanjuti.");
    EXPECT_THAT(plan.stated(), IsEmpty()) << plan.outline();
}

// --- headings that are missing, mistyped, repeated, misnumbered ---------------------------------------------------------

TEST(Headings, AreaMayBeMissing) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + statement +
                                "\n\n# 2. Pengendalian Gratifikasi\n\nPublic campaign telah dilakukan.");
    EXPECT_EQ(plan.where("5.a.1"), "own section") << plan.outline();
    EXPECT_EQ(plan.where("1.a.1"), "own section");
    EXPECT_THAT(plan.headings("5"), IsEmpty());
}

TEST(Headings, MayBeMistyped) {
    const Plan plan = plan_with("# A. Manajemen Perbahan\n\n# 1. Tim Kerja\n\n" + statement +
                                "\n\n# B. Penatan Tatalaksna\n\n# 1. Prosedur Operasional Tetap (SOP)\n\nSOP telah diterapkan.");
    EXPECT_EQ(plan.where("1.a.1"), "own section") << plan.outline();
    EXPECT_EQ(plan.where("2.a.2"), "own section") << plan.outline();
}

TEST(Headings, MayBeRepeated) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + statement +
                                "\n\n# B. Penguatan Pengawasan\n\n# 1. Pengendalian Gratifikasi\n\nPublic campaign telah dilakukan.\n\n"
                                "# C. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nAnggota tim dipilih melalui mekanisme yang jelas.");
    EXPECT_THAT(plan.stated(), ElementsAre("1.a.1", "1.a.2", "5.a.1")) << plan.outline();
    EXPECT_THAT(plan.headings("1"), SizeIs(2));
}

/// Plans number their areas wrongly more often than they misname them.
TEST(Headings, NameBeatsNumber) {
    const Plan plan = plan_with("# Pokja IV Penguatan Akuntabilitas Kinerja\n\n# 1. Keterlibatan Pimpinan\n\nPimpinan terlibat dalam penyusunan perencanaan.\n\n"
                                "# Pokja IV Penguatan Pengawasan\n\n# 1. Pengendalian Gratifikasi\n\nPublic campaign telah dilakukan.");
    EXPECT_THAT(plan.headings("4"), SizeIs(1)) << plan.outline();
    EXPECT_THAT(plan.headings("5"), SizeIs(1)) << plan.outline();
    EXPECT_THAT(plan.stated(), ElementsAre("4.a.1", "5.a.1"));
}

TEST(Headings, NumberAloneWillDo) {
    const Plan plan = plan_with("# Pokja V\n\n# 1. Pengendalian Gratifikasi\n\nPublic campaign telah dilakukan.");
    EXPECT_THAT(plan.headings("5"), ElementsAre("pokja v")) << plan.outline();
    EXPECT_EQ(plan.where("5.a.1"), "own section");
}

TEST(Headings, EnumerationOfTheAreasIsNone) {
    const Plan plan = plan_with("Pembangunan zona integritas mencakup enam area:\n1. Manajemen Perubahan\n2. Penataan Tatalaksana\n3. Penataan Sistem Manajemen SDM\n"
                                "4. Penguatan Akuntabilitas Kinerja\n5. Penguatan Pengawasan\n6. Peningkatan Kualitas Pelayanan Publik\n\n"
                                "# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + statement);
    EXPECT_THAT(plan.headings("1"), SizeIs(1)) << plan.outline();
    for (const char* area : {"2", "3", "4", "5", "6"}) EXPECT_THAT(plan.headings(area), IsEmpty()) << area;
    EXPECT_EQ(plan.where("1.a.1"), "own section");
}

/// An area that a plan leaves empty is still there, and so is the one behind it.
TEST(Headings, OfAnEmptyAreaAreKept) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\nTim kerja dibentuk dengan surat keputusan.\n\n# B. Penataan Tatalaksana\n\n# C. Penataan Sistem Manajemen SDM\n\n"
                                "Kebijakan pola mutasi internal ditetapkan.\n\n# D. Penguatan Pengawasan\n\nPublic campaign gratifikasi dilakukan.");
    for (const char* area : {"1", "2", "3", "5"}) EXPECT_THAT(plan.headings(area), SizeIs(1)) << area << '\n' << plan.outline();
    EXPECT_TRUE(plan.states("3.b.1"));
}

TEST(Headings, EnumerationThatComesAgainIsNone) {
    const Plan plan = plan_with("# 1. Manajemen Perubahan\n# 2. Penguatan Pengawasan\n\nPenjelasan kedua area di bawah ini.\n\n# A. Manajemen Perubahan\n\n" + statement +
                                "\n\n# B. Penguatan Pengawasan\n\nPublic campaign gratifikasi dilakukan.");
    for (const char* area : {"1", "5"}) EXPECT_THAT(plan.headings(area), SizeIs(1)) << area << '\n' << plan.outline();
}

/// A list of priorities names indicators and areas that it does not open.
TEST(Headings, MentionedInAListOpenNothing) {
    const std::string after = "\n\n# 3. Pemantauan dan Evaluasi Pembangunan WBK/WBBM\n\nMonitoring dan evaluasi dilakukan setiap triwulan.";
    const Plan indicators = plan_with("# A. Manajemen Perubahan\n\n# 2. Dokumen Rencana Pembangunan Zona Integritas\n\nPrioritas pembangunan:\n  1) Pengendalian gratifikasi\n"
                                      "  2) Standar pelayanan\n  3) Keterbukaan informasi publik\n\nTarget prioritas ditetapkan dalam dokumen rencana." + after);
    EXPECT_EQ(indicators.where("1.b.2"), "own section") << indicators.outline();
    EXPECT_THAT(indicators.headings("1.c"), SizeIs(1)) << indicators.outline();
    for (const char* id : {"5.a", "6.a", "2.c"}) EXPECT_THAT(indicators.headings(id), IsEmpty()) << id;
    const Plan areas = plan_with("# A. Manajemen Perubahan\n\nRapat koordinasi melibatkan:\n  - Penguatan Pengawasan\n  - Bagian umum\n\n" + statement + after);
    EXPECT_THAT(areas.headings("5"), IsEmpty()) << areas.outline();
    EXPECT_TRUE(areas.states("1.a.1"));
}

TEST(Headings, OfTheUnitsOwnMakingAreAdopted) {
    const Plan plan = plan_with("# A. Penguatan Pengawasan\n\n# 1. Pengendalian Gratifikasi\n\nPublic campaign telah dilakukan.\n\n"
                                "# 2. Kanal Suara Warga\n\na. Laporan masyarakat dicatat oleh petugas loket.\nb. Keluhan yang masuk dijawab dalam sehari.\n"
                                "c. Hasil evaluasi ditindaklanjuti.\n\n# 3. Whistle Blowing System\n\nUraian menyusul.");
    EXPECT_EQ(plan.where("5.c.4"), "own section") << plan.outline();
    EXPECT_FALSE(plan.states("5.d.3"));
    EXPECT_THAT(plan.headings("5.c"), ElementsAre("kanal suara warga"));
}

TEST(Headings, OfTheUnitsOwnMakingWithoutASubjectStayApart) {
    const Plan plan = plan_with("# A. Penguatan Pengawasan\n\n# 1. Pengendalian Gratifikasi\n\nPublic campaign telah dilakukan.\n\n"
                                "# 2. Catatan Lain\n\nHasil evaluasi telah ditindaklanjuti.");
    EXPECT_THAT(plan.stated(), ElementsAre("5.a.1")) << plan.outline();
}

TEST(Headings, PlanWithoutAreas) {
    const Plan plan = plan_with("Pada tahun ini kami melakukan beberapa langkah.\n\n" + statement + "\n\nHasil evaluasi telah ditindaklanjuti.");
    EXPECT_EQ(plan.where("1.a.1"), "unplaced") << plan.outline();
    EXPECT_THAT(plan.stated(), ElementsAre("1.a.1"));
}

/// "Nihil" and the like answer to what stands before the colon.
TEST(Statements, ThatAreAnsweredByNothing) {
    for (const char* text : {"Pembentukan tim kerja: nihil.", "Pembentukan tim kerja: belum ada.", "Apakah tim kerja sudah dibentuk?", "Pembentukan tim kerja ditunda."}) {
        const Plan plan = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + std::string(text));
        EXPECT_THAT(plan.stated(), IsEmpty()) << text;
    }
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nTim kerja dibentuk. Kendala: tidak ada.");
    EXPECT_TRUE(plan.states("1.a.1")) << plan.outline();
}

/// Without titles of its own a paragraph speaks of one indicator, which only its beginning names.
TEST(Statements, GoOnWithWhatTheirParagraphNamed) {
    const Plan plan = plan_with("# A. Penguatan Pengawasan\n\nBenturan kepentingan petugas yang memeriksa permohonan di lapangan dipetakan oleh setiap seksi. Hasilnya dievaluasi secara berkala.");
    EXPECT_EQ(plan.where("5.e.4"), "own area") << plan.outline();
    const Plan apart = plan_with("# A. Penguatan Pengawasan\n\nBenturan kepentingan petugas yang memeriksa permohonan di lapangan dipetakan oleh setiap seksi.\n\nHasilnya dievaluasi secara berkala.");
    EXPECT_EQ(apart.where("5.e.4"), "") << apart.outline();
    for (const char* text : {"Di kantor lain benturan kepentingan sudah dipetakan untuk semua bidang. Hasilnya dievaluasi secara berkala.",
                             "Benturan kepentingan di kantor kami belum pernah dipetakan dengan baik. Hasilnya dievaluasi secara berkala.",
                             "Whistle blowing system dipasang di lobi kantor pusat. Pelaporan gratifikasi dievaluasi secara berkala dan hasilnya ditindaklanjuti."}) {
        const Plan nothing = plan_with("# A. Penguatan Pengawasan\n\n" + std::string(text));
        EXPECT_NE(nothing.where("5.e.4"), "own area") << text;
        EXPECT_FALSE(nothing.states("5.d.3")) << text;
    }
}

TEST(Statements, OfOthersSayNothingOfTheUnit) {
    const auto states = [](const char* text) { return plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + std::string(text)).states("1.a.1"); };
    EXPECT_FALSE(states("Di sisi lain, kantor lain sudah membentuk tim kerja zona integritas."));
    EXPECT_FALSE(states("Pada sejumlah daerah tim kerja zona integritas telah dibentuk."));
    EXPECT_FALSE(states("Sementara itu, di beberapa kota besar tim zona integritas sudah dibentuk dua tahun lalu."));
    EXPECT_TRUE(states("Bersama kantor lain kami membentuk tim kerja zona integritas."));
    EXPECT_TRUE(states("Seperti dinas lain, Dinas Perikanan membentuk tim kerja zona integritas."));
    EXPECT_TRUE(states("Tim kerja zona integritas dibentuk dengan mencontoh beberapa daerah."));
    EXPECT_TRUE(states("Sementara kantor lain masih berencana, kami sudah membentuk tim kerja zona integritas."));
    EXPECT_TRUE(states("Mengundang instansi lain saat membentuk tim kerja zona integritas."));
}

TEST(Statements, ThatWaitForSomethingArePartial) {
    const Plan plan = plan_with("# A. Penataan Tatalaksana\n\n# 1. SOP Kegiatan Utama\n\nPenyusunan SOP sesuai peta proses bisnis menunggu peta itu selesai digarap.");
    EXPECT_EQ(plan.where("2.a.1"), "partial") << plan.outline();
}

// --- lists of targets and evidence --------------------------------------------------------------------------------------

TEST(Targets, StandInTheirList) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\nTarget yang ingin dicapai pada program ini adalah:\n"
                                "a. Meningkatnya komitmen seluruh jajaran pimpinan dan pegawai dalam membangun zona integritas;\n"
                                "b. Terjadinya perubahan pola pikir dan budaya kerja;\n"
                                "c. Menurunnya risiko kegagalan akibat resistensi terhadap perubahan.\n\n"
                                "# 1. Tim Kerja\n\n" + statement);
    EXPECT_THAT(plan.stated(), ElementsAre("1.Ta", "1.Tb", "1.Tc", "1.a.1")) << plan.outline();
}

TEST(Targets, MayBeHopesInTheOpeningParagraphOfAnArea) {
    for (const char* hope : {"Dinas mengharapkan", "Dengan langkah ini hendak dicapai", "Pembenahan ini diarahkan pada", "Yang dibidik ialah"}) {
        const Plan plan = plan_with("# A. Penataan Sistem Manajemen SDM\n\nPegawai kami banyak yang akan pensiun. " + std::string(hope) +
                                    " kedisiplinan pegawai yang semakin baik.\n\n# 1. Pola Mutasi Internal\n\nUraian menyusul.");
        EXPECT_THAT(plan.stated(), ElementsAre("3.Tc")) << hope << "\n" << plan.outline();
    }
    const Plan plan = plan_with("# A. Penataan Sistem Manajemen SDM\n\nTahun lalu kedisiplinan pegawai semakin baik.\n\n# 1. Pola Mutasi Internal\n\nUraian menyusul.");
    EXPECT_THAT(plan.stated(), IsEmpty()) << "nobody hopes for it";
    for (const char* other : {"Dinas sedang menuju Wilayah Bebas dari Korupsi.", "Masyarakat mengharapkan dermaga baru di pelabuhan kecil kami.", "Anggaran diarahkan untuk pembangunan dermaga di tiga pulau."}) {
        const Plan apart = plan_with("# A. Penataan Sistem Manajemen SDM\n\n" + std::string(other) + " Tahun lalu kedisiplinan pegawai semakin baik.\n\n# 1. Pola Mutasi Internal\n\nUraian menyusul.");
        EXPECT_THAT(apart.stated(), IsEmpty()) << other;
    }
    const Plan list = plan_with("# A. Penataan Sistem Manajemen SDM\n\nYang dikehendaki: kedisiplinan pegawai yang semakin baik; manajemen SDM yang makin efektif.\n\n# 1. Pola Mutasi Internal\n\nUraian menyusul.");
    EXPECT_THAT(list.stated(), ElementsAre("3.Tc", "3.Td")) << list.outline();
}

TEST(Targets, BehindASentenceThatNamesTheArea) {
    const Plan plan = plan_with("# BAB III PENGUATAN PENGAWASAN\n\nArea pengawasan menuntut keberanian. Pada akhir tahun diharapkan penyalahgunaan wewenang berkurang.\n\n"
                                "# 1. Pengendalian Gratifikasi\n\nUraian menyusul.");
    EXPECT_THAT(plan.stated(), ElementsAre("5.Td")) << plan.outline();
}

TEST(Targets, OfAnotherAreaDoNotCount) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\nTarget yang ingin dicapai adalah:\na. Meningkatnya komitmen seluruh jajaran pimpinan dan pegawai;\n\n"
                                "# B. Penguatan Akuntabilitas Kinerja\n\nTarget yang ingin dicapai adalah:\na. Meningkatnya kinerja instansi pemerintah;\n"
                                "b. Meningkatnya akuntabilitas instansi pemerintah.");
    EXPECT_THAT(plan.stated(), ElementsAre("1.Ta", "4.Ta", "4.Tb")) << plan.outline();
}

TEST(Evidence, OfASectionIsItsOwn) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + statement + "\n\nBukti pendukung:\n- SK Tim Kerja\n- Notulen rapat\n\n"
                                "# 2. Dokumen Rencana Pembangunan Zona Integritas\n\nDokumen rencana kerja disusun.");
    EXPECT_THAT(plan.evidence("1.a"), ElementsAre("sk tim kerja", "notulen rapat")) << plan.outline();
    EXPECT_THAT(plan.evidence("1.b"), IsEmpty());
}

TEST(Evidence, OfAnAreaIsTiedBySubject) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + statement +
                                "\n\n# 2. Perubahan Pola Pikir dan Budaya Kerja\n\nAgen perubahan ditetapkan.\n\n"
                                "# Data Dukung Manajemen Perubahan\n\n- SK Tim Kerja Zona Integritas\n- SK Agen Perubahan\n- Foto kegiatan\n");
    EXPECT_THAT(plan.evidence("1.a"), Contains(HasSubstr("sk tim kerja"))) << plan.outline();
    EXPECT_THAT(plan.evidence("1.d"), Contains(HasSubstr("sk agen perubahan"))) << plan.outline();
    EXPECT_THAT(plan.evidence("1.b"), IsEmpty());
    EXPECT_THAT(plan.evidence("1.c"), IsEmpty());
}

/// "Bukti pendukung:" with nothing after it names no document.
TEST(Evidence, TitleAloneIsNone) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + statement + "\n\nBukti pendukung:\n\n# 2. Dokumen Rencana Kerja\n\nDokumen disusun.");
    EXPECT_THAT(plan.evidence("1.a"), IsEmpty()) << plan.outline();
}

TEST(Actions, SayMoreThanTheCriterion) {
    const Plan restated = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nUnit kerja telah membentuk tim pembangunan zona integritas.");
    EXPECT_THAT(restated.actions("1.a"), IsEmpty());
    const Plan concrete = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nKepala Dinas mengundang seluruh bidang untuk rapat dan menerbitkan surat tugas.");
    EXPECT_THAT(concrete.actions("1.a"), SizeIs(1));
}

TEST(Times, AreDatesAndPeriods) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\nTim kerja dibentuk pada bulan Januari.\n\n"
                                "# 2. Dokumen Rencana Kerja\n\nDokumen rencana kerja disusun segera.");
    EXPECT_THAT(plan.times("1.a"), ElementsAre("tim kerja dibentuk pada bulan januari")) << plan.outline();
    EXPECT_THAT(plan.times("1.b"), IsEmpty());
}

// --- tables -------------------------------------------------------------------------------------------------------------

TEST(Rows, BelongToTheIndicatorTheyName) {
    const Plan plan = plan_with("# A. Manajemen Perubahan\n\n"
                                "| No | Indikator | Rencana Aksi | Bukti Dukung | Waktu |\n"
                                "| 1 | Tim Kerja | Membentuk tim pembangunan zona integritas | SK Tim | Januari 2020 |\n"
                                "| 2 | Dokumen Rencana Pembangunan Zona Integritas | Menyusun dokumen rencana kerja | Dokumen rencana kerja | Februari 2020 |\n");
    EXPECT_EQ(plan.where("1.a.1"), "own section") << plan.outline();
    EXPECT_EQ(plan.where("1.b.1"), "own section");
    EXPECT_THAT(plan.evidence("1.a"), ElementsAre("sk tim"));
    EXPECT_THAT(plan.times("1.a"), ElementsAre("januari 2020"));
    EXPECT_THAT(plan.evidence("1.b"), ElementsAre("dokumen rencana kerja"));
    EXPECT_THAT(plan.times("1.b"), ElementsAre("februari 2020"));
}

TEST(Rows, MergedCellsHoldForTheRowsBelow) {
    const Plan plan = plan_with("| No | Komponen | Indikator | Rencana Aksi | Bukti Dukung |\n"
                                "| 1 | Manajemen Perubahan | Tim Kerja | Membentuk tim pembangunan zona integritas | SK Tim |\n"
                                "| 2 | ^ | ^ | Anggota tim dipilih melalui seleksi terbuka | Berita acara |\n"
                                "| 3 | ^ | Perubahan Pola Pikir dan Budaya Kerja | Menetapkan agen perubahan | SK Agen |\n"
                                "| 4 | Penguatan Pengawasan | Pengendalian Gratifikasi | Public campaign gratifikasi | Foto |\n");
    EXPECT_THAT(plan.stated(), ElementsAre("1.a.1", "1.a.2", "1.d.2", "5.a.1")) << plan.outline();
    EXPECT_EQ(plan.where("1.a.2"), "own section");
    EXPECT_EQ(plan.where("1.d.2"), "own section");
    EXPECT_THAT(plan.evidence("1.a"), ElementsAre("sk tim", "berita acara"));
}

TEST(Rows, BandsNameTheArea) {
    const Plan plan = plan_with("| No | Indikator | Rencana Aksi | Bukti Dukung | Waktu |\n"
                                "| I. Manajemen Perubahan |\n"
                                "| 1 | Tim Kerja | Membentuk tim pembangunan zona integritas | SK Tim | Januari |\n"
                                "| V. Penguatan Pengawasan |\n"
                                "| 1 | Pengendalian Gratifikasi | Public campaign gratifikasi | Foto | Maret |\n");
    EXPECT_THAT(plan.headings("1"), ElementsAre("manajemen perubahan")) << plan.outline();
    EXPECT_THAT(plan.headings("5"), ElementsAre("penguatan pengawasan"));
    EXPECT_THAT(plan.stated(), ElementsAre("1.a.1", "5.a.1"));
}

TEST(Rows, BandsMayListTheAreasTargets) {
    const Plan plan = plan_with("| No | Indikator | Rencana Aksi | Bukti Dukung | Waktu |\n"
                                "| III. Penataan Sistem Manajemen SDM |\n"
                                "| Target yang ingin dicapai: (1) Disiplin aparatur meningkat; (2) SDM pengelola pajak daerah kian profesional |\n"
                                "| 1 | Pola Mutasi Internal | Menetapkan pola mutasi internal | SK | Januari |\n");
    EXPECT_THAT(plan.stated(), testing::IsSupersetOf({"3.Tc", "3.Te"})) << plan.outline();
    EXPECT_EQ(plan.where("3.b.1"), "own section");
    const Plan within = plan_with("# A. Penguatan Pengawasan\n\n# 1. Pengaduan Masyarakat\n\n| No | Kegiatan | Bukti Dukung | Waktu |\n"
                                  "| Target yang ingin dicapai: pengaduan tuntas |\n"
                                  "| 1 | Dilakukan monitoring dan evaluasi berkala | Laporan | Juni 2020 |\n");
    EXPECT_TRUE(within.states("5.c.3")) << within.outline();
}

/// Behind the last indicator's section, but about all of them.
TEST(Rows, OfAnAreasTableBehindItsLastSection) {
    const Plan plan = plan_with("# A. Penguatan Pengawasan\n\n# 1. Pengendalian Gratifikasi\n\nUraian menyusul.\n\n# 2. Benturan Kepentingan\n\nUraian menyusul.\n\n"
                                "| No | Kegiatan | Bukti Dukung | Waktu |\n"
                                "| 1 | Kampanye gratifikasi | Foto spanduk | Maret 2020 |\n"
                                "| 2 | Pengaduan masyarakat ditindaklanjuti | Rekap aduan | Juni 2020 |\n");
    EXPECT_THAT(plan.evidence("5.a"), ElementsAre("foto spanduk")) << plan.outline();
    EXPECT_THAT(plan.evidence("5.c"), ElementsAre("rekap aduan"));
    EXPECT_THAT(plan.evidence("5.e"), IsEmpty());
    const Plan own = plan_with("# A. Penguatan Pengawasan\n\n# 1. Pengaduan Masyarakat\n\n"
                               "| No | Kegiatan | Bukti Dukung | Waktu |\n"
                               "| 1 | Kebijakan pengaduan masyarakat diimplementasikan | SK | Maret 2020 |\n"
                               "| 2 | Dilakukan monitoring dan evaluasi berkala | Laporan | Juni 2020 |\n"
                               "| 3 | Hasil evaluasi ditindaklanjuti | Notulen | Juli 2020 |\n"
                               "| 4 | Sosialisasi gratifikasi dan kanal pelaporan | Foto | Mei 2020 |\n"
                               "| 5 | Penandatanganan pernyataan benturan kepentingan | Berkas | Mei 2020 |\n");
    EXPECT_TRUE(own.states("5.c.3")) << own.outline();
    EXPECT_TRUE(own.states("5.c.4"));
}

TEST(Rows, WithoutATitleGoToTheIndicatorTheySpeakOf) {
    const Plan plan = plan_with("# A. Penguatan Pengawasan\n\n"
                                "| No | Rencana Aksi | Bukti Dukung | Waktu |\n"
                                "| 1 | Public campaign gratifikasi melalui spanduk | Foto spanduk | Maret |\n"
                                "| 2 | Menindaklanjuti pengaduan masyarakat | Rekap pengaduan | Juni |\n");
    EXPECT_THAT(plan.evidence("5.a"), ElementsAre("foto spanduk")) << plan.outline();
    EXPECT_THAT(plan.evidence("5.c"), ElementsAre("rekap pengaduan")) << plan.outline();
    EXPECT_THAT(plan.times("5.a"), ElementsAre("maret"));
}

TEST(Rows, ThatSpeakOfTwoAreasAreJudgedBySentence) {
    const Plan plan = plan_with("| No | Rencana Aksi | Bukti Dukung | Waktu |\n"
                                "| 1 | Whistle blowing system diterapkan. Pola mutasi internal diterapkan. | SK WBS, SK pola mutasi | Maret 2020 |\n");
    EXPECT_EQ(plan.where("5.d.1"), "unplaced") << plan.outline();
    EXPECT_EQ(plan.where("3.b.2"), "unplaced") << plan.outline();
}

TEST(Rows, MonthMarksAreTimes) {
    const Plan plan = plan_with("===\n# A. Manajemen Perubahan\n\n"
                                "| No | Indikator | Rencana Aksi | Jan | Feb | Mar | Apr |\n"
                                "| 1 | Tim Kerja | Membentuk tim pembangunan zona integritas | X | | | |\n"
                                "| 2 | Dokumen Rencana Pembangunan Zona Integritas | Menyusun dokumen rencana kerja | | | | |\n");
    EXPECT_THAT(plan.times("1.a"), SizeIs(1)) << plan.outline();
    EXPECT_THAT(plan.times("1.b"), IsEmpty()) << plan.outline();
}

/// The same words weigh the same in a cell as in a paragraph.
TEST(Rows, SentencesTellDocumentsAndDates) {
    const std::string words = "Rapat pembentukan tim kerja pada tanggal 6 Januari 2020. Bukti dukung: SK Tim, notulen rapat";
    const Plan prose = plan_with("# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n" + words);
    const Plan table = plan_with("# A. Manajemen Perubahan\n\n| No | Indikator | Rencana Aksi |\n| 1 | Tim Kerja | " + words + " |\n");
    for (const Plan* plan : {&prose, &table}) {
        EXPECT_THAT(plan->evidence("1.a"), ElementsAre("sk tim notulen rapat")) << plan->outline();
        EXPECT_THAT(plan->times("1.a"), ElementsAre("rapat pembentukan tim kerja pada tanggal 6 januari 2020")) << plan->outline();
    }
    EXPECT_THAT(table.actions("1.a"), SizeIs(1));
    const Plan criteria = plan_with("# A. Manajemen Perubahan\n\n| No | Indikator | Uraian | Bukti Dukung |\n| 1 | Tim Kerja | Kepala Dinas mengundang seluruh bidang untuk rapat dan "
                                    "menerbitkan surat tugas | SK Tim |\n");
    EXPECT_THAT(criteria.actions("1.a"), SizeIs(1)) << "no column of actions\n" << criteria.outline();
}

std::string row_with(const std::string& header, const std::string& cell, const std::string& evidence = "SK Tim") {
    return "# A. Manajemen Perubahan\n\n| No | Indikator | Rencana Aksi | " + header + " | Bukti Dukung |\n"
           "| 1 | Tim Kerja | Rapat pembentukan tim kerja bersama seluruh kepala bidang | " + cell + " | " + evidence + " |\n";
}

TEST(Rows, DatesAreToldByTheCellsToo) {
    for (const auto& [header, cell] : {std::pair("Target", "Januari 2020"), {"Keterangan", "Januari 2020"}, {"Pelaksanaan", "2 Januari 2020"}, {"Tahun 2020", "Januari"},
                                       {"Tgl", "2 Januari 2020"}, {"Bln", "Januari"}, {"Pelaksanaan", "6/1/2020"}}) {
        const Plan plan = plan_with(row_with(header, cell));
        EXPECT_THAT(plan.times("1.a"), SizeIs(1)) << header << ' ' << plan.outline();
    }
    for (const auto& [header, cell] : {std::pair("Target", "100%"), {"Realisasi", "SK terbit Januari 2020"}, {"Keterangan", "2 orang"}}) {
        const Plan plan = plan_with(row_with(header, cell));
        EXPECT_THAT(plan.times("1.a"), IsEmpty()) << header << ' ' << plan.outline();
    }
}

TEST(Rows, NothingIsNoDocumentAndNoDate) {
    for (const char* nothing : {"Tidak ada", "Nihil", "Belum tersedia", "-", "n/a", "Tidak ada dokumen"})
        EXPECT_THAT(plan_with(row_with("Waktu", "Maret", nothing)).evidence("1.a"), IsEmpty()) << nothing;
    for (const char* something : {"SK Tim", "Idem", "Terlampir", "Laporan nihil"})
        EXPECT_THAT(plan_with(row_with("Waktu", "Maret", something)).evidence("1.a"), SizeIs(1)) << something;
    for (const char* number : {"2 orang", "100%", "1 dokumen", "Tidak ada", "-", "Menyesuaikan"})
        EXPECT_THAT(plan_with(row_with("Waktu", number)).times("1.a"), IsEmpty()) << number;
    for (const char* date : {"2020", "4 bulan", "B03", "120 hari", "6/1/2020", "1-3"})
        EXPECT_THAT(plan_with(row_with("Waktu", date)).times("1.a"), SizeIs(1)) << date;
}

/// A table of staff or of risks is no action plan.
TEST(Rows, OfOtherTablesDoNotCount) {
    const Plan plan("^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS\n---\n# BAB I PENDAHULUAN\n\n"
                    "| No | Nama | Jabatan | Keterangan |\n"
                    "| 1 | Sari | Kepala | Membentuk tim pembangunan zona integritas |\n\n"
                    "# BAB II RENCANA AKSI\n\n# A. Manajemen Perubahan\n\nUraian menyusul.\n");
    EXPECT_THAT(plan.stated(), IsEmpty()) << plan.outline();
}

}  // namespace
}  // namespace celah::test
