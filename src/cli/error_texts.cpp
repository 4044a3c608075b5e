// Errors as people read them: by code, with what the English sentence names.
#include "error_texts.hpp"

#include <algorithm>
#include <array>

#include "celah/document.hpp"
#include "render/messages.hpp"

namespace celah::cli {
namespace {

struct CodeText {
    std::string_view code, id;   ///< "{}": the error's details, in turn
};

constexpr auto texts = std::to_array<CodeText>({
    {"is-a-directory", "{}: ini folder, bukan berkas."},
    {"unreadable", "{}: tidak dapat dibaca: {}."},
    {"unwritable", "{}: tidak dapat ditulis: {}."},
    {"locked", "{}: perintah celah lain sedang menulis di folder ini; tunggu sampai selesai, atau sebut folder lain."},
    {"no-round", "{}: folder ini tidak memuat hasil 'celah scan -o'."},
    {"unfinished-round", "{}: pemeriksaan di folder ini belum selesai; jalankan lagi perintah 'celah scan' yang sama untuk melanjutkannya."},
    {"not-a-record", "{}: bukan catatan hasil celah, atau rusak: {}."},
    {"not-a-report", "{}: bukan laporan celah, atau rusak."},
    {"signed", "{}: PDF ini ditandatangani, dan terenkripsi atau rusak; tanda tidak dapat ditambahkan tanpa merusak tanda tangannya."},
    {"not-assessed", "{}: dokumen ini tidak dapat dinilai, sehingga tidak ada yang dapat ditandai."},
    {"other-document", "{}: laporan yang diberikan adalah laporan berkas lain."},
});

}  // namespace

std::string error_text(const Error& error, Language language) {
    if (language != Language::id || error.details.empty()) return error.message;
    const auto known = std::find_if(texts.begin(), texts.end(), [&error](const CodeText& one) { return one.code == error.code; });
    if (known == texts.end()) {
        const std::string text = render::problem_text({error.code, "", std::nullopt}, language);
        return text == error.code ? error.message : error.details.front() + ": " + text;
    }
    const std::string cause = error.details.size() > 1 ? error.details[1] : "";
    return render::fill(known->id, {error.details.front(), cause});
}

}  // namespace celah::cli
