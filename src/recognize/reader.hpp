// Tesseract: lines of words of a piece of an image. The only file of this stage that knows it is its source.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "celah/result.hpp"
#include "recognize/image.hpp"

namespace celah::recognition {

struct ReadWord {
    std::string text;
    Box box;                 ///< pixels, of its ink
    float confidence = 0;    ///< 0 … 1
};

struct ReadLine {
    std::vector<ReadWord> words;
    Box box;                 ///< pixels
    double base_left = 0, base_right = 0;   ///< y of the baseline at the box's sides
    double height = 0;       ///< pixels from the descenders to the ascenders, also where the line has none
};

enum class Layout { page, block, line };

class Reader {
  public:
    /// The thread's own reader for these languages, loaded once. Error: "no-ocr".
    static Result<Reader*> get(const std::string& languages);
    ~Reader();

    /// Must outlive the reading of it.
    void look_at(const UprightImage& image);
    std::vector<ReadLine> read(const Box& pixels, Layout layout);

  private:
    struct State;
    explicit Reader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace celah::recognition
