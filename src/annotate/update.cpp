#include "annotate/update.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFWriter.hh>
#include <vector>

#include "rules/digest.hpp"

namespace celah::annotate_detail {
namespace {

constexpr std::string_view white = " \t\r\n\f\0";

bool is_signed(QPDF& pdf) {
    QPDFObjectHandle root = pdf.getRoot();
    if (root.hasKey("/Perms")) return true;
    QPDFObjectHandle form = root.getKey("/AcroForm");
    if (!form.isDictionary() || !form.getKey("/SigFlags").isInteger()) return false;
    return (form.getKey("/SigFlags").getIntValue() & 1) != 0;
}

/// Where the last cross-reference section begins.
std::optional<std::size_t> last_section(std::string_view pdf) {
    constexpr std::string_view mark = "startxref";
    const auto at = pdf.rfind(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const auto digits = pdf.find_first_not_of(white, at + mark.size());
    if (digits == std::string_view::npos) return std::nullopt;
    std::size_t out = 0;
    const auto read = std::from_chars(pdf.data() + digits, pdf.data() + pdf.size(), out);
    return read.ec == std::errc{} && out < pdf.size() ? std::optional(out) : std::nullopt;
}

/// A section that follows one in a stream must be a stream, and one that follows a table a table: not every reader mixes them.
bool is_table(std::string_view pdf, std::size_t section) {
    const auto at = pdf.find_first_not_of(white, section);
    return at != std::string_view::npos && pdf.substr(at).starts_with("xref");
}

std::string body(QPDFObjectHandle object) {
    if (!object.isStream()) return object.unparseResolved();
    const auto data = object.getRawStreamData();
    QPDFObjectHandle dict = object.getDict().shallowCopy();
    dict.replaceKey("/Length", QPDFObjectHandle::newInteger(static_cast<long long>(data->getSize())));
    const std::string_view bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    return dict.unparse().append("\nstream\n").append(bytes).append("\nendstream");
}

struct Entry {
    int number = 0, generation = 0;
    std::size_t offset = 0;
};

/// Calls `one(first, past)` for each run of entries with consecutive numbers.
template <class Function>
void for_each_run(const std::vector<Entry>& entries, Function one) {
    for (std::size_t first = 0, past = 0; first < entries.size(); first = past) {
        for (past = first + 1; past < entries.size() && entries[past].number == entries[past - 1].number + 1;) ++past;
        one(first, past);
    }
}

std::string padded(std::size_t value, std::size_t digits) {
    const std::string text = std::to_string(value);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string table(const std::vector<Entry>& entries) {
    std::string out = "xref\n0 1\n0000000000 65535 f \n";
    for_each_run(entries, [&](std::size_t first, std::size_t past) {
        out += std::to_string(entries[first].number) + ' ' + std::to_string(past - first) + '\n';
        for (auto i = first; i < past; ++i) out += padded(entries[i].offset, 10) + ' ' + padded(static_cast<std::size_t>(entries[i].generation), 5) + " n \n";
    });
    return out;
}

void append_number(std::string& out, std::size_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(static_cast<unsigned char>((value >> shift) & 0xFFU));
}

/// The section as a stream's data; completes its dictionary.
std::string stream(const std::vector<Entry>& entries, QPDFObjectHandle dict) {
    constexpr int kind = 1, offset = 5, generation = 2;   // widths
    QPDFObjectHandle index = QPDFObjectHandle::newArray();
    for_each_run(entries, [&](std::size_t first, std::size_t past) {
        index.appendItem(QPDFObjectHandle::newInteger(entries[first].number));
        index.appendItem(QPDFObjectHandle::newInteger(static_cast<long long>(past - first)));
    });
    std::string out;
    for (const auto& entry : entries) {
        append_number(out, 1, kind);
        append_number(out, entry.offset, offset);
        append_number(out, static_cast<std::size_t>(entry.generation), generation);
    }
    dict.replaceKey("/Type", QPDFObjectHandle::newName("/XRef"));
    dict.replaceKey("/W", QPDFObjectHandle::parse("[1 5 2]"));
    dict.replaceKey("/Index", index);
    dict.replaceKey("/Length", QPDFObjectHandle::newInteger(static_cast<long long>(out.size())));
    return out;
}

/// The entries that a new section repeats; its own identifier tells it from the file it was made of.
QPDFObjectHandle next_trailer(QPDF& pdf, std::size_t previous, std::string_view content) {
    QPDFObjectHandle old = pdf.getTrailer();
    QPDFObjectHandle out = QPDFObjectHandle::newDictionary();
    for (const char* key : {"/Root", "/Info"})
        if (old.hasKey(key)) out.replaceKey(key, old.getKey(key));
    QPDFObjectHandle id = old.getKey("/ID");
    if (id.isArray() && id.getArrayNItems() == 2 && id.getArrayItem(0).isString()) {
        constexpr std::size_t digits = 32;
        const std::string now = "<" + sha256(content).substr(0, digits) + ">";
        QPDFObjectHandle ids = QPDFObjectHandle::newArray();
        ids.appendItem(QPDFObjectHandle::newString(id.getArrayItem(0).getStringValue()));
        ids.appendItem(QPDFObjectHandle::parse(now));
        out.replaceKey("/ID", ids);
    }
    out.replaceKey("/Prev", QPDFObjectHandle::newInteger(static_cast<long long>(previous)));
    return out;
}

bool opens_cleanly(const std::string& bytes, std::size_t pages) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("plan", bytes.data(), bytes.size());
        return pdf.getAllPages().size() == pages && !pdf.anyWarnings();
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

Update::Update(QPDF& pdf, std::string_view original)
    : pdf_(pdf), original_(original), objects_before_(pdf.getObjectCount()), signed_(is_signed(pdf)) {}

QPDFObjectHandle Update::add(QPDFObjectHandle object) {
    QPDFObjectHandle reference = pdf_.makeIndirectObject(object);
    ++added_;
    touched_[reference.getObjGen()] = reference;
    return reference;
}

QPDFObjectHandle Update::add_stream(const std::string& data, QPDFObjectHandle dict) {
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf_, data);
    stream.replaceDict(dict);
    ++added_;
    touched_[stream.getObjGen()] = stream;
    return stream;
}

void Update::changed(QPDFObjectHandle object) {
    if (object.isIndirect()) touched_[object.getObjGen()] = object;
}

/// Not where qpdf had to mend the file, or made objects that it does not have: the bytes would not agree with what is appended.
bool Update::can_append() const {
    return !pdf_.isEncrypted() && !pdf_.anyWarnings() && original_.starts_with("%PDF-") && last_section(original_) &&
           pdf_.getObjectCount() == objects_before_ + added_;
}

std::string Update::appended() const {
    std::string out(original_);
    if (!out.ends_with('\n')) out += '\n';
    std::vector<Entry> entries;
    for (const auto& [id, object] : touched_) {
        entries.push_back({id.getObj(), id.getGen(), out.size()});
        out += std::to_string(id.getObj()) + ' ' + std::to_string(id.getGen()) + " obj\n" + body(object) + "\nendobj\n";
    }
    const std::size_t previous = *last_section(original_);
    QPDFObjectHandle trailer = next_trailer(pdf_, previous, out);
    QPDFObjectHandle old_size = pdf_.getTrailer().getKey("/Size");
    const long long stated = old_size.isInteger() ? old_size.getIntValue() : 0;
    const long long next = std::max(stated, static_cast<long long>(pdf_.getObjectCount()) + 1);
    const std::size_t section = out.size();
    if (is_table(original_, previous)) {
        trailer.replaceKey("/Size", QPDFObjectHandle::newInteger(next));
        out += table(entries) + "trailer\n" + trailer.unparse() + "\n";
    } else {
        entries.push_back({static_cast<int>(next), 0, section});
        trailer.replaceKey("/Size", QPDFObjectHandle::newInteger(next + 1));
        const std::string data = stream(entries, trailer);
        out += std::to_string(next) + " 0 obj\n" + trailer.unparse() + "\nstream\n" + data + "\nendstream\nendobj\n";
    }
    return out + "startxref\n" + std::to_string(section) + "\n%%EOF\n";
}

std::string Update::written_anew() const {
    QPDFWriter writer(pdf_);
    writer.setOutputMemory();
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

Result<std::string> Update::save(std::size_t pages) {
    if (can_append()) {
        std::string out = appended();
        if (opens_cleanly(out, pages)) return out;
    }
    if (signed_)
        return failure("signed", "The PDF is signed, and encrypted or damaged, so that marks cannot be added without breaking its signatures.");
    return written_anew();
}

}  // namespace celah::annotate_detail
