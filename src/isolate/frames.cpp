#include "isolate/frames.hpp"

#include <algorithm>
#include <cstring>

namespace celah::detail {

void FrameReader::add(std::string_view bytes) {
    while (!bytes.empty() && !nonsense_ && !too_long_) {
        if (!kind_) {
            const auto kind = static_cast<Frame>(bytes.front());
            bytes.remove_prefix(1);
            if (kind == Frame::answer || kind == Frame::failed)
                kind_ = kind;
            else
                nonsense_ = kind != Frame::progress;
        } else if (header_.size() < sizeof length_) {
            const std::size_t count = std::min(sizeof length_ - header_.size(), bytes.size());
            header_.append(bytes.substr(0, count));
            bytes.remove_prefix(count);
            if (header_.size() == sizeof length_) std::memcpy(&length_, header_.data(), sizeof length_);
            too_long_ = length_ > most_bytes_;
        } else {
            nonsense_ = bytes.size() > length_ - text_.size();
            if (!nonsense_) text_.append(bytes);
            bytes = {};
        }
    }
}

}  // namespace celah::detail
