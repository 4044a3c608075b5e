// A set of terms as bits: which terms may begin at a word, which may occur in a sentence.
#pragma once

#include <array>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "celah/rules.hpp"

namespace celah {

class TermSet {
  public:
    /// The empty set, which takes no memory.
    explicit TermSet(std::pmr::memory_resource* memory = std::pmr::get_default_resource()) : blocks_(memory) {}

    /// Makes room for the terms below `terms`.
    void resize(std::size_t terms) { blocks_.resize((terms + block_bits - 1) / block_bits); }

    bool no_room() const { return blocks_.empty(); }
    bool has(TermId term) const { return word(term) >> (term % 64) & 1; }
    void add(TermId term) { word(term) |= std::uint64_t{1} << (term % 64); }
    void remove(TermId term) { word(term) &= ~(std::uint64_t{1} << (term % 64)); }

    /// `other` has as much room or none.
    void unite(const TermSet& other) {
        Block* out = blocks_.data();
        for (const Block block : other.blocks_) *out++ |= block;
    }

  private:
    // Several words at a time, so that the compiler uses its wide registers.
    struct Block {
        std::array<std::uint64_t, 4> words{};

        void operator|=(const Block& other) {
            for (std::size_t i = 0; i < words.size(); ++i) words[i] |= other.words[i];
        }
    };
    static constexpr std::size_t block_bits = 256;

    std::uint64_t& word(TermId term) { return blocks_[term / block_bits].words[term % block_bits / 64]; }
    std::uint64_t word(TermId term) const { return blocks_[term / block_bits].words[term % block_bits / 64]; }

    std::pmr::vector<Block> blocks_;
};

}  // namespace celah
