// Changes to a PDF, and how they are saved: appended to its bytes where that is possible.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <string>
#include <string_view>

#include "celah/result.hpp"

namespace celah::annotate_detail {

class Update {
  public:
    /// `pdf` was read from `original`; both must outlive this object.
    Update(QPDF& pdf, std::string_view original);

    /// Makes `object` an object of the file; the reference to it.
    QPDFObjectHandle add(QPDFObjectHandle object);
    QPDFObjectHandle add_stream(const std::string& data, QPDFObjectHandle dict);

    /// Says that an object of the file was changed. One without a number is part of another that was.
    void changed(QPDFObjectHandle object);

    /// The whole file. Error: "signed".
    Result<std::string> save(std::size_t pages);

  private:
    bool can_append() const;
    std::string appended() const;
    std::string written_anew() const;

    QPDF& pdf_;
    std::string_view original_;
    std::size_t objects_before_;   ///< how many there were before anything was added
    bool signed_;
    std::map<QPDFObjGen, QPDFObjectHandle> touched_;
    std::size_t added_ = 0;
};

}  // namespace celah::annotate_detail
