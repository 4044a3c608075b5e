#include "tell_corrections.hpp"

#include <iostream>

#include "render/columns.hpp"
#include "render/messages.hpp"

namespace celah::cli {
namespace {

constexpr render::Text stranger{"koreksi {} tanggal {} atas butir {} tidak mengenai rencana mana pun di sini",
                                "the correction by {} of {} for item {} concerns no plan here"};
constexpr render::Text kept{"buku kerja yang sudah diisi disimpan sebagai {}", "the workbook that was filled in is kept as {}"};

}  // namespace

void tell_strangers(const RoundCorrections& corrections, Language language) {
    for (const Correction& one : corrections.strangers)
        std::cerr << "celah: " << render::fill(stranger.in(language), {render::inert(one.by), render::inert(one.date), render::inert(one.item)}) << '\n';
}

void tell_kept(const WrittenWorkbooks& workbooks, Language language) {
    for (const std::string& name : workbooks.kept) std::cerr << "celah: " << render::fill(kept.in(language), {name}) << '\n';
}

}  // namespace celah::cli
