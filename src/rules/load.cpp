#include "celah/dictionary.hpp"
#include "celah/rules.hpp"
#include "rules/build.hpp"
#include "rules/digest.hpp"
#include "rules/pack_files.hpp"

namespace celah {

tl::expected<RulePack, std::vector<Diagnostic>> load_rules(const std::filesystem::path& directory,
                                                           const std::vector<std::filesystem::path>& shelves) {
    Complaints complaints;
    Digest digest;
    PackReader reader(shelves, complaints, digest);
    const PackFiles files = reader.read(directory);
    // What a file lacks that cannot be read is not known: no further complaints.
    if (!complaints.empty()) return tl::unexpected<std::vector<Diagnostic>>(complaints.take());
    RulePack pack = build_pack(files, reader.vocabulary(), complaints);
    if (!complaints.empty()) return tl::unexpected<std::vector<Diagnostic>>(complaints.take());
    pack.language = std::make_shared<WordList>(reader.take_language());
    pack.digest = digest.hex();
    return pack;
}

}  // namespace celah
