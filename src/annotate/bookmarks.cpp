#include "annotate/bookmarks.hpp"

#include <string>

#include "annotate/geometry.hpp"
#include "render/report_words.hpp"

namespace celah::annotate_detail {
namespace {

namespace text = render::text;

struct Bookmark {
    std::string title;
    QPDFObjectHandle destination;
    std::vector<Bookmark> children = {};
};

class Tree {
  public:
    Tree(const std::vector<QPDFObjectHandle>& pages, QPDFObjectHandle front, Language language)
        : pages_(pages), front_(front), language_(language) {}

    Bookmark of(const Report& report) const {
        Bookmark out{std::string(text::bookmark_root.in(language_)), whole(front_)};
        for (const auto& area : report.areas) out.children.push_back(of(area));
        return out;
    }

  private:
    Bookmark of(const AreaResult& area) const {
        Bookmark out{area.id + " " + area.name, area.pages.empty() ? whole(front_) : whole(page(area.pages.front()))};
        for (const auto& one : area.indicators)
            out.children.push_back({one.id + " " + one.name + " — " + std::string(render::word(one.status).in(language_)), destination(one)});
        return out;
    }

    /// Where the indicator has a heading, else where the plan first speaks of it.
    QPDFObjectHandle destination(const IndicatorResult& one) const {
        if (!one.heading.found.empty()) return at(one.heading.found.front());
        for (const auto& item : one.items)
            if (!item.verdict.found.empty()) return at(item.verdict.found.front());
        return whole(front_);
    }

    QPDFObjectHandle page(int number) const {
        return number >= 1 && static_cast<std::size_t>(number) <= pages_.size() ? pages_[static_cast<std::size_t>(number) - 1] : front_;
    }

    QPDFObjectHandle at(const Location& place) const {
        constexpr double air = 12;
        QPDFObjectHandle target = page(place.page);
        const Point corner = PageFrame(target).from_display(Point{0, place.box.y0 - air});
        QPDFObjectHandle out = QPDFObjectHandle::newArray();
        out.appendItem(target);
        out.appendItem(QPDFObjectHandle::newName("/XYZ"));
        out.appendItem(QPDFObjectHandle::newReal(corner.x, 2));
        out.appendItem(QPDFObjectHandle::newReal(corner.y, 2));
        out.appendItem(QPDFObjectHandle::newInteger(0));   // zoom: as it is
        return out;
    }

    static QPDFObjectHandle whole(QPDFObjectHandle target) {
        QPDFObjectHandle out = QPDFObjectHandle::newArray();
        out.appendItem(target);
        out.appendItem(QPDFObjectHandle::newName("/Fit"));
        return out;
    }

    const std::vector<QPDFObjectHandle>& pages_;
    QPDFObjectHandle front_;
    Language language_;
};

void link(QPDFObjectHandle before, QPDFObjectHandle after) {
    before.replaceKey("/Next", after);
    after.replaceKey("/Prev", before);
}

QPDFObjectHandle add_item(Update& update, const Bookmark& bookmark, QPDFObjectHandle parent) {
    QPDFObjectHandle out = update.add(QPDFObjectHandle::newDictionary());
    out.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(bookmark.title));
    out.replaceKey("/Parent", parent);
    out.replaceKey("/Dest", bookmark.destination);
    QPDFObjectHandle last = QPDFObjectHandle::newNull();
    for (const auto& child : bookmark.children) {
        QPDFObjectHandle next = add_item(update, child, out);
        if (last.isNull()) out.replaceKey("/First", next);
        else link(last, next);
        last = next;
    }
    if (last.isNull()) return out;
    out.replaceKey("/Last", last);
    out.replaceKey("/Count", QPDFObjectHandle::newInteger(-static_cast<long long>(bookmark.children.size())));   // closed
    return out;
}

QPDFObjectHandle outlines_of(Update& update, QPDFObjectHandle root) {
    QPDFObjectHandle old = root.getKey("/Outlines");
    if (old.isDictionary() && old.isIndirect()) return old;
    QPDFObjectHandle out = update.add(old.isDictionary() ? old : QPDFObjectHandle::parse("<< /Type /Outlines >>"));
    root.replaceKey("/Outlines", out);
    update.changed(root);
    return out;
}

}  // namespace

void add_bookmarks(Update& update, QPDFObjectHandle root, const Report& report, const std::vector<QPDFObjectHandle>& pages,
                   QPDFObjectHandle front, Language language) {
    QPDFObjectHandle outlines = outlines_of(update, root);
    const Bookmark tree = Tree(pages, front, language).of(report);
    QPDFObjectHandle ours = add_item(update, tree, outlines);
    ours.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(tree.children.size())));   // open
    QPDFObjectHandle first = outlines.getKey("/First");
    if (first.isDictionary()) {
        link(ours, first);
        update.changed(first);
    } else {
        outlines.replaceKey("/Last", ours);
    }
    outlines.replaceKey("/First", ours);
    QPDFObjectHandle count = outlines.getKey("/Count");
    const long long shown = count.isInteger() ? std::max(count.getIntValue(), 0LL) : 0;
    outlines.replaceKey("/Count", QPDFObjectHandle::newInteger(shown + 1 + static_cast<long long>(tree.children.size())));
    update.changed(outlines);
}

}  // namespace celah::annotate_detail
