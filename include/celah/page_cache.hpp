// Pages that OCR has read, kept on the disk by their keys (PageToRecognize::key): no page is read twice.
//
// A cache never fails: where it cannot write it keeps nothing, and what it cannot read is not there. Several processes may
// use one at the same time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "celah/document.hpp"

namespace celah {

class PageCache {
  public:
    /// At $XDG_CACHE_HOME/celah/pages, or ~/.cache/celah/pages; nowhere when neither is known.
    PageCache();
    /// At `folder`, made when the first page is kept; at most so many bytes: pages not used for longest go first.
    explicit PageCache(std::filesystem::path folder, std::uint64_t most_bytes = std::uint64_t{256} << 20);

    /// The page's number is the one it was kept with.
    std::optional<Page> find(const std::string& key) const;
    void keep(const std::string& key, const Page& page);

  private:
    void make_room();

    std::filesystem::path folder_;
    std::uint64_t most_bytes_;
    std::uint64_t kept_since_ = 0;   ///< bytes kept since the folder was last measured
    bool measured_ = false;
};

}  // namespace celah
