#include "assess/kind.hpp"

namespace celah {

Kind document_kind(const Evidence& evidence, Language language) {
    int areas = 0;
    for (const AreaMatches& area : evidence.matches.areas) areas += !area.headings.empty();
    if (areas == 0)
        return {false, language == Language::en ? "No part of the document belongs to one of the six areas of change."
                                                : "Tidak ada bagian dokumen yang termasuk salah satu dari enam area perubahan."};
    return {true, language == Language::en ? "The document has parts for the areas of change." : "Dokumen memuat bagian untuk area perubahan."};
}

}  // namespace celah
