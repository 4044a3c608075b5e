// Plans in the order of Permenpan RB 90/2021: halves for pemenuhan and reform, questions left empty, outcomes.
#include <gmock/gmock.h>

#include "plan_text.hpp"

namespace celah::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Plan plan(const std::string& text) {
    return Plan("^ RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS TAHUN 2024\n---\n" + text, shipped_rules(rules_90));
}

/// In "Pengaduan Masyarakat" of the reform half the same title names another indicator.
TEST(Halves, OfThePlanDecideWhatATitleNames) {
    const Plan two = plan(
        "# A. PEMENUHAN\n\n# I. Penguatan Pengawasan\n\n# 1. Penanganan Pengaduan Masyarakat\n\nSetiap pengaduan masyarakat ditindaklanjuti. Bukti: register.\n\n"
        "# B. REFORM\n\n# I. Penguatan Pengawasan\n\n# 1. Penanganan Pengaduan Masyarakat\n\nPersentase penanganan pengaduan masyarakat 100% setiap triwulan.\n");
    EXPECT_EQ(two.where("5.P.iii.b"), "own section");
    EXPECT_EQ(two.where("5.R.ii.a"), "own section");
    EXPECT_THAT(two.headings("5.P.iii"), testing::SizeIs(1));
    EXPECT_THAT(two.headings("5.R.ii"), testing::SizeIs(1));
}

TEST(Halves, OfAnAreaToo) {
    const Plan one = plan(
        "# A. Penataan Sistem Manajemen SDM\n\n# 1. Pemenuhan\n\n# a. Penetapan Kinerja Individu\n\nSKP disusun dari perjanjian kinerja.\n\n"
        "# 2. Reform\n\n# a. Kinerja Individu\n\nUkuran kinerja individu berorientasi hasil sesuai level jabatan.\n");
    EXPECT_THAT(one.headings("3.P.iv"), testing::SizeIs(1));
    EXPECT_THAT(one.headings("3.R.i"), testing::SizeIs(1));
}

TEST(Halves, AWordBeforeTheTitleIsEnough) {
    const Plan table = plan(
        "# A. Penguatan Pengawasan\n"
        "| Indikator | Rencana Aksi | Bukti | Waktu |\n"
        "| 1. Pengaduan Masyarakat | Menindaklanjuti setiap aduan warga | Register aduan | Mei |\n"
        "| 2. Reform: Penanganan Pengaduan | Seluruh pengaduan yang masuk selesai ditangani 100% | Rekap penyelesaian | Desember |\n");
    EXPECT_EQ(table.where("5.R.ii.a"), "own section");
    EXPECT_THAT(table.evidence("5.R.ii"), Contains("rekap penyelesaian"));
    EXPECT_THAT(table.evidence("5.P.iii"), Contains("register aduan"));
}

TEST(Halves, ParagraphsWithoutTitlesFindTheirIndicator) {
    const Plan prose = plan(
        "# BAB III MANAJEMEN PERUBAHAN\n\n# A. Aspek Pemenuhan\n\n# 1. Tim Kerja\n\nTim kerja pembangunan zona integritas dibentuk.\n\n"
        "# B. Aspek Reform\n\nSetiap agen perubahan menghasilkan satu perubahan nyata di seksinya, yang dilaporkan pada bulan November.\n");
    EXPECT_TRUE(prose.states("1.R.i.a"));
    EXPECT_THAT(prose.times("1.R.i"), testing::SizeIs(1));
    EXPECT_THAT(prose.headings("1.R.i"), IsEmpty()) << "a paragraph is no heading";
}

/// The row of the title is about it alone; the criteria below belong to it although they name another subject.
TEST(Rows, BelowATitleThatStandsAloneAreItsOwn) {
    const Plan table = plan(
        "# B. REFORM\n\n# I. Manajemen Perubahan\n"
        "| No | Indikator | Rencana Aksi | Output |\n"
        "| i | Komitmen dalam Perubahan | | |\n"
        "| a. | Agen perubahan telah membuat perubahan yang konkret | Rapat pemilihan agen perubahan | SK agen perubahan |\n"
        "| ii | Membangun Budaya Kerja | | |\n"
        "| a. | Nilai organisasi diterapkan dalam tugas sehari-hari | Internalisasi nilai setiap apel | Foto apel |\n");
    EXPECT_THAT(table.evidence("1.R.i"), ElementsAre("sk agen perubahan"));
    EXPECT_THAT(table.evidence("1.R.iii"), ElementsAre("foto apel"));
    EXPECT_THAT(table.evidence("1.P.iv"), IsEmpty());
}

/// A question copied from the form and left without action or evidence: an assessor would have to ask.
TEST(Rows, ThatOnlyRepeatTheQuestionCountInPart) {
    const std::string head = "# B. REFORM\n\n# I. Penguatan Pengawasan\n| No | Indikator | Rencana Aksi | Output |\n| i | Penanganan Pengaduan Masyarakat | | |\n";
    const std::string question = "| a. | Persentase penanganan pengaduan masyarakat ";
    EXPECT_EQ(plan(head + question + "| | |\n| b. | Lainnya | Rapat evaluasi | Notulen |\n").where("5.R.ii.a"), "partial");
    EXPECT_EQ(plan(head + question + "| Menuntaskan seluruh aduan | Rekap aduan |\n").where("5.R.ii.a"), "own section");
    EXPECT_EQ(plan("# I. Penguatan Pengawasan\n| No | Indikator |\n| a. | Persentase penanganan pengaduan masyarakat 100% |\n").where("5.R.ii.a"), "own area")
        << "a table without columns to fill leaves nothing empty";
}

/// A dash or "belum ada" in every column plans no more than an empty cell does, also for items of several parts.
TEST(Rows, ThatSayNothingAreEmpty) {
    const std::string head = "# I. Manajemen Perubahan\n| No | Indikator | Rencana Aksi | Output |\n| i | Tim Kerja | | |\n| a. | Tim kerja ZI dibentuk ";
    const std::string other = "| b. | Anggota dipilih | Rapat pemilihan | Notulen |\n";
    EXPECT_EQ(plan(head + "| | |\n" + other).where("1.P.i.a"), "partial");
    EXPECT_EQ(plan(head + "| - | - |\n" + other).where("1.P.i.a"), "partial");
    EXPECT_EQ(plan(head + "| nihil | belum ada |\n" + other).where("1.P.i.a"), "partial");
    EXPECT_EQ(plan(head + "| Rapat | SK |\n" + other).where("1.P.i.a"), "own section");
}

/// What follows "tidak ada" is denied, not what was told as done before it.
TEST(Negation, OfObstaclesDeniesNoDeed) {
    const std::string head = "# A. Manajemen Perubahan\n\n# 1. Tim Kerja\n\n";
    EXPECT_TRUE(plan(head + "Tim kerja pembangunan ZI telah dibentuk dan tidak ada kendala.\n").states("1.P.i.a"));
    EXPECT_FALSE(plan(head + "Tim kerja pembangunan ZI belum dibentuk dan tidak ada rencananya.\n").states("1.P.i.a"));
}

/// "LHKPN: seluruhnya sudah melapor" says nothing without its lead.
TEST(Leads, AreReadWithWhatTheyAnnounce) {
    const Plan list = plan(
        "# A. Penguatan Pengawasan\n\n# 1. Penyampaian Laporan Harta Kekayaan\n\n"
        "a. Penyampaian LHKPN: wajib lapor 3 orang, sudah melapor 3 orang (100%)\n");
    EXPECT_TRUE(list.states("5.R.iii.a"));
}

/// "Pelanggaran disiplin pegawai. Jumlah pelanggaran … turun": the title opens a point that says what it is about.
TEST(Leads, OfTitlesThatRunOnAreNoBareTitles) {
    const Plan list = plan(
        "# C. Penataan Sistem Manajemen SDM\n\n# Aspek reform\n\n- Pelanggaran disiplin pegawai. Jumlah pelanggaran disiplin ditargetkan turun dari 6 kasus pada tahun "
        "sebelumnya menjadi paling banyak 2 kasus.\n");
    EXPECT_TRUE(list.states("3.R.iii.a"));
}

/// "Target hasil (reform)" is the half for reform, not the list of the area's targets.
TEST(Halves, MayBeCalledTargets) {
    const Plan list = plan(
        "# C. Penguatan Pengawasan\n\n# 1. Pengaduan Masyarakat\n\nAduan ditindaklanjuti.\n\n# 2. Target hasil (reform)\n\n"
        "a. Penanganan pengaduan masyarakat: 100% aduan tuntas\n");
    EXPECT_TRUE(list.states("5.R.ii.a"));
    EXPECT_THAT(list.actions("5.R.ii"), IsEmpty()) << "an outcome is no step";
}

/// What is still to be decided is stated in part.
TEST(Hedges, MakeAStatementPartial) {
    const std::string head = "# F. Peningkatan Kualitas Pelayanan Publik\n\n# 1. Budaya Pelayanan Prima\n\n";
    EXPECT_EQ(plan(head + "Inovasi pelayanan antar jemput diluncurkan.\n").where("6.P.ii.f"), "own section");
    EXPECT_EQ(plan(head + "Inovasi pelayanan antar jemput akan dikaji lebih lanjut.\n").where("6.P.ii.f"), "partial");
    EXPECT_EQ(plan(head + "Inovasi pelayanan antar jemput diluncurkan apabila anggaran tersedia.\n").where("6.P.ii.f"), "partial");
}

/// Outcomes are not stated by restating what must be there, and the other way round.
TEST(Outcomes, AreMoreThanFulfilment) {
    const Plan fulfils = plan("# A. Penguatan Pengawasan\n\n# 1. Pengaduan Masyarakat\n\nPengaduan masyarakat ditindaklanjuti oleh petugas.\n");
    EXPECT_TRUE(fulfils.states("5.P.iii.b"));
    EXPECT_FALSE(fulfils.states("5.R.ii.a"));
    const Plan reaches = plan("# A. Penataan Sistem Manajemen SDM\n\n# 1. Pelanggaran Disiplin Pegawai\n\nPelanggaran disiplin turun dari lima menjadi satu kasus.\n");
    EXPECT_TRUE(reaches.states("3.R.iii.a"));
}

TEST(Targets, MayBeListedForAllAreasInAChapterOfTheirOwn) {
    const Plan list = plan(
        "# BAB III TARGET DAN RENCANA AKSI\n\n# 3.1 Target yang ingin dicapai\n\n1. Manajemen perubahan: pola pikir dan budaya kerja pegawai berubah.\n"
        "2. SDM: pegawai lebih disiplin.\n3. Pelayanan publik: pelayanan lebih cepat dan lebih mudah.\n\n# 3.2 Rencana aksi\n\n# A. Manajemen Perubahan\n\n"
        "# 1. Tim Kerja\n\nTim kerja dibentuk.\n\n# F. Peningkatan Kualitas Pelayanan Publik\n\nLoket dibuka.\n\n# C. Penataan Sistem Manajemen SDM\n\nPegawai dibina.\n");
    EXPECT_TRUE(list.states("1.T.a"));
    EXPECT_TRUE(list.states("3.T.c"));
    EXPECT_FALSE(list.states("3.T.a"));
    EXPECT_FALSE(list.where("6.T.a").empty());
}

TEST(Targets, StandInBandsAndBehindAnnouncements) {
    const Plan band = plan(
        "| Area | Indikator | Rencana Aksi | Bukti |\n"
        "| AREA II PENATAAN TATALAKSANA - Target yang ingin dicapai: Meningkatnya kinerja kantor; meningkatnya efisiensi dan efektivitas proses kerja. |\n"
        "| Penataan Tatalaksana | SOP | Menyusun SOP | SOP |\n");
    EXPECT_TRUE(band.states("2.T.c"));
    EXPECT_TRUE(band.states("2.T.b"));
    const Plan prose = plan(
        "# A. Manajemen Perubahan\n\nTarget yang ingin dicapai: (1) berubahnya pola pikir dan budaya kerja pegawai; serta (2) nilai-nilai ASN BerAKHLAK benar-benar "
        "terimplementasi dalam keseharian.\n");
    EXPECT_TRUE(prose.states("1.T.a"));
    EXPECT_TRUE(prose.states("1.T.c"));
}

/// Not a heading that opens the reform half of the whole plan, and nothing of it is lost.
TEST(Halves, MayBeginARunningParagraph) {
    const Plan prose = plan("# A. Penataan Tatalaksana\n\nReform. Peta proses bisnis dipakai untuk menyederhanakan jabatan di kantor kami pada tahun ini juga.\n\n"
                             "# B. Penguatan Pengawasan\n\nPengaduan. Penanganan aduan dimonitor dan dievaluasi tiap triwulan oleh tim pengaduan.\n");
    EXPECT_TRUE(prose.states("2.R.i.a")) << prose.outline();
    EXPECT_TRUE(prose.states("5.P.iii.c")) << prose.outline();
}

}  // namespace
}  // namespace celah::test
