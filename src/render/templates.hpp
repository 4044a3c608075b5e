// The HTML templates (src/render/templates/*.tpl), which are part of the program. Whatever is put into them is escaped for the
// place where it lands: text, attribute or link.
//
// ctemplate is known here and in the files that fill a template.
#pragma once

#include <cstring>   // the next header needs it

#include <ctemplate/template_dictionary.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "celah/report.hpp"
#include "render/messages.hpp"

namespace celah::render {

struct TemplateFile {
    const char* name;
    const char* text;
};

/// Generated from the folder when celah is built.
const std::vector<TemplateFile>& template_files();

using Dictionary = ctemplate::TemplateDictionary;

/// A text of a template: {{T_…}}.
struct Label {
    const char* name;
    Text text;
};

/// One page: `name` filled with what `page` holds. The page's policy ({{POLICY}}) allows the given style and script and
/// nothing else: no network, and no script that a document could bring along.
class HtmlPage {
  public:
    HtmlPage(const char* name, Language language, std::span<const Label> labels, const char* style, const char* script = nullptr);

    Dictionary& dictionary() { return dictionary_; }
    std::string render();

  private:
    const char* name_;
    Dictionary dictionary_;
};

/// Sets a value; for texts that are not zero-terminated.
void put(Dictionary& dictionary, const char* name, std::string_view value);
/// Shows a section once and returns it, to be filled.
Dictionary& section(Dictionary& dictionary, const char* name);

/// The class of a status in style.tpl.
const char* css_class(Status status);
const char* css_class(IndicatorStatus status);

}  // namespace celah::render
