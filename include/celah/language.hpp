// The language of what people read: reasons, messages, reports.
#pragma once

namespace celah {

enum class Language { id, en };

}  // namespace celah
