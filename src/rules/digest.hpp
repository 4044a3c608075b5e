// SHA-256 over bytes, by OpenSSL.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace celah {

class Digest {
  public:
    Digest();
    ~Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;

    void add(std::string_view bytes);
    /// 64 hexadecimal digits; nothing may be added afterwards.
    std::string hex();

  private:
    void* context_;
};

std::string sha256(std::string_view bytes);

}  // namespace celah
