// The spellings of the report's enumerations in the published contract.
#pragma once

#include "celah/report.hpp"

namespace celah::render {

inline const char* name(Status status) {
    switch (status) {
        case Status::present:
            return "present";
        case Status::partial:
            return "partial";
        case Status::missing:
            return "missing";
        case Status::not_assessed:
            break;
    }
    return "not-assessed";
}

inline const char* name(IndicatorStatus status) {
    switch (status) {
        case IndicatorStatus::complete:
            return "complete";
        case IndicatorStatus::partial:
            return "partial";
        case IndicatorStatus::missing:
            return "missing";
        case IndicatorStatus::not_assessed:
            break;
    }
    return "not-assessed";
}

inline const char* name(IndicatorKind kind) {
    switch (kind) {
        case IndicatorKind::pemenuhan:
            return "pemenuhan";
        case IndicatorKind::reform:
            return "reform";
        case IndicatorKind::none:
            break;
    }
    return "none";
}

inline const char* name(ChosenBy by) {
    switch (by) {
        case ChosenBy::asked:
            return "asked";
        case ChosenBy::as_of:
            return "as-of";
        case ChosenBy::year:
            return "year";
        case ChosenBy::citation:
            return "citation";
        case ChosenBy::in_force:
            break;
    }
    return "in-force";
}

inline const char* name(PageSource source) {
    switch (source) {
        case PageSource::text:
            return "text";
        case PageSource::ocr:
            return "ocr";
        case PageSource::unreadable:
            break;
    }
    return "unreadable";
}

inline const char* name(DocumentStatus status) {
    switch (status) {
        case DocumentStatus::ok:
            return "ok";
        case DocumentStatus::warning:
            return "warning";
        case DocumentStatus::error:
            break;
    }
    return "error";
}

}  // namespace celah::render
