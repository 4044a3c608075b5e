# Writes a C++ source that holds the files of a folder as strings, so that the program needs none of them when it runs.
#   cmake -DFOLDER=src/render/templates -DOUTPUT=templates.cpp -P embed.cmake
file(GLOB files ${FOLDER}/*.tpl)
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(APPEND entries "    {\"${name}\", R\"~~~~(${text})~~~~\"},\n")
endforeach()
file(WRITE ${OUTPUT}.new "#include \"render/templates.hpp\"\n\nnamespace celah::render {\n\nconst std::vector<TemplateFile>& template_files() {\n"
     "  static const std::vector<TemplateFile> files{\n${entries}  };\n  return files;\n}\n\n}  // namespace celah::render\n")
file(RENAME ${OUTPUT}.new ${OUTPUT})
