// Which piece of work comes next: documents are looked at, their scanned pages read, and then they are looked at again.
#include <algorithm>
#include <deque>
#include <map>

#include "celah/extract.hpp"
#include "celah/page_cache.hpp"
#include "celah/round.hpp"
#include "round/work.hpp"

namespace celah {
namespace {

/// A document that is being read.
struct Job {
    std::vector<std::size_t> inputs;   ///< of these bytes, one or more
    std::string path;                  ///< of the first, as shown
    HeldDocument document;
    Recognized recognized;
    std::vector<Problem> problems;
    Spent spent;                       ///< by a look at it that crashed and is tried again
    std::map<int, std::string> keys;   ///< of pages that OCR is reading
    std::chrono::milliseconds ocr_wall{0};   ///< of its pages together
    bool ocr_ended = false;                  ///< they took too long
    std::map<int, std::string> messages;   ///< by page, 0: of the last look at the document
};

struct Task {
    std::uint64_t job = 0;
    int page = 0;                      ///< that OCR shall read; 0: look at the document
    bool again = false;                ///< it crashed once
};

bool stands_for_failure(const Record& record) { return record.outcome == "failed"; }

class Run {
  public:
    Run(const std::vector<Input>& inputs, const RoundSettings& settings, RoundResults& results, const std::function<void(const RoundProgress&)>& tell)
        : inputs_(inputs), settings_(settings), results_(results), tell_(tell), workers_(settings.jobs) {
        progress_.documents = static_cast<int>(inputs.size());
    }

    Result<void> run() {
        constexpr std::chrono::milliseconds between_reports{200};
        while (!failed_ && (next_input_ < inputs_.size() || !jobs_.empty())) {
            open_more();
            start_ready();
            tell();
            if (workers_.running() == 0) continue;
            auto finished = workers_.wait(between_reports);
            start_ready();   // before results are written: no worker waits for the disk
            for (Finished& one : finished) finish(one);
        }
        tell();
        if (failed_) return tl::unexpected(*failed_);
        return {};
    }

  private:
    // -- opening documents

    /// One for each worker is held ready; more would only take memory.
    void open_more() {
        while (!failed_ && next_input_ < inputs_.size() && ready_.size() < static_cast<std::size_t>(workers_.most())) open(next_input_++);
    }

    void open(std::size_t index) {
        const Input& input = inputs_[index];
        if (input.error) return keep_error(index, *input.error, {}, 0);
        auto document = hold_document(input.file, settings_.most_bytes);
        if (!document) return keep_error(index, document.error(), {}, 0);
        const auto same = std::find_if(jobs_.begin(), jobs_.end(), [&](const auto& one) { return one.second.document.sha256() == document->sha256(); });
        if (same != jobs_.end()) return same->second.inputs.push_back(index);
        const auto reused = results_.reuse(index, document->sha256());
        if (!reused) return fail(reused.error());
        if (*reused) {
            ++progress_.done;
            ++progress_.reused;
            return tell();
        }
        if (!load_packs()) return;
        const auto id = next_job_++;
        Job& job = jobs_[id];
        job.inputs = {index};
        job.path = shown_path(input.path);
        job.document = *std::move(document);
        job.problems = surroundings_;
        ready_.push_back({id});
    }

    bool load_packs() {
        if (!packs_.empty() || settings_.step) return true;
        prepare_extraction();
        auto packs = settings_.packs();
        if (!packs) fail(packs.error());
        else packs_ = *packs;
        constexpr std::size_t handful = 8;
        if (packs && inputs_.size() > handful) learn_words(packs_);
        return packs.has_value();
    }

    // -- work

    void start_ready() {
        while (!failed_ && !ready_.empty() && workers_.has_room()) {
            const Task task = ready_.front();
            ready_.pop_front();
            if (task.page > 0 && jobs_.at(task.job).ocr_ended) {
                leave_unread(task);
                continue;
            }
            const auto id = next_task_++;
            running_[id] = task;
            workers_.start(id, work(task));
        }
    }

    /// Refers to this object: it is used by the worker that is forked right away.
    Work work(const Task& task) {
        Job& job = jobs_.at(task.job);
        Work out;
        out.file = job.document.file();
        out.bytes = job.document.bytes();
        if (task.page > 0) {
            out.limits = settings_.page;
            out.run = [this, page = task.page](std::string_view bytes, Worker&) { return answer_page(bytes, page, settings_.scan.ocr); };
        } else {
            out.limits = settings_.document;
            out.spent = job.spent;
            out.run = [this, &job](std::string_view bytes, Worker& worker) {
                return answer_look(bytes, job.path, settings_, packs_, job.recognized, job.problems, worker);
            };
        }
        return out;
    }

    void finish(Finished& one) {
        const Task task = running_.extract(one.id).mapped();
        const Outcome& outcome = one.outcome;
        Job& job = jobs_.at(task.job);
        const bool may_pass = outcome.ended == Ended::crashed || outcome.ended == Ended::not_started;
        if (may_pass && !task.again) {
            if (task.page == 0) job.spent = outcome.spent;
            return ready_.push_front({task.job, task.page, true});
        }
        job.messages[task.page] = outcome.messages + (outcome.messages_cut ? "\n[celah: further messages were cut]\n" : "");
        if (task.page > 0) return finish_page(task, outcome);
        if (outcome.ended != Ended::answered) return give_up(task.job, {code(outcome.ended), outcome.reason});
        auto look = read_look(outcome.answer, job.path, job.document);
        if (!look) return give_up(task.job, look.error());
        if (Scanned* scanned = std::get_if<Scanned>(&*look)) return keep_all(task.job, std::move(*scanned));
        job.ocr_wall += outcome.spent.wall;   // most of it went into telling pages apart
        job.spent = {};
        recognize(task.job, std::get<std::vector<PageToRecognize>>(*look));
    }

    // -- pages

    void recognize(std::uint64_t id, const std::vector<PageToRecognize>& pages) {
        Job& job = jobs_.at(id);
        if (!ocr_prepared_) ocr_prepared_ = prepare_recognition(settings_.scan.ocr);   // once, for all workers
        const bool asked_again = std::any_of(pages.begin(), pages.end(), [&](const PageToRecognize& page) { return job.recognized.contains(page.number); });
        if (asked_again) return give_up(id, {"internal-error", "The pages that OCR has read were asked for again."});
        std::deque<Task> tasks;
        for (const PageToRecognize& page : pages) {
            ++progress_.pages_wanted;
            if (auto known = cache_.find(page.key)) {
                known->number = page.number;
                put(job, *std::move(known));
            } else if (!*ocr_prepared_) {
                put(job, unread_page(page.number));
            } else {
                const bool is_first = std::none_of(job.keys.begin(), job.keys.end(), [&](const auto& one) { return one.second == page.key; });
                job.keys[page.number] = page.key;
                if (is_first) tasks.push_back({id, page.number});
            }
        }
        const bool without_ocr = !*ocr_prepared_ && std::any_of(pages.begin(), pages.end(), [&](const PageToRecognize& page) {
            return job.recognized.at(page.number).source == PageSource::unreadable;
        });
        if (without_ocr) job.problems.push_back({ocr_prepared_->error().code, ocr_prepared_->error().message, {}});
        if (tasks.empty()) tasks.push_back({id});
        ready_.insert(ready_.begin(), tasks.begin(), tasks.end());
    }

    void put(Job& job, Page page) {
        ++progress_.pages_read;
        const int number = page.number;
        job.recognized[number] = std::move(page);
    }

    /// Of a document whose pages took all their time together.
    void leave_unread(const Task& task) {
        Outcome out;
        out.ended = Ended::timed_out;
        out.reason = "The scanned pages of this document took longer than " + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(settings_.ocr_wall).count()) + " s.";
        finish_page(task, out);
    }

    void finish_page(const Task& task, const Outcome& outcome) {
        Job& job = jobs_.at(task.job);
        auto page = outcome.ended == Ended::answered ? read_recognized(outcome.answer) : Result<Page>(failure(code(outcome.ended), outcome.reason));
        const std::string key = job.keys.at(task.page);
        if (page) cache_.keep(key, *page);
        job.ocr_wall += outcome.spent.wall;
        job.ocr_ended = job.ocr_wall >= settings_.ocr_wall;
        std::erase_if(job.keys, [&](const auto& one) {
            if (one.second != key) return false;
            if (!page) job.problems.push_back({page.error().code, "OCR of this page failed: " + page.error().message, one.first});
            Page read = page ? *page : unread_page(one.first);
            read.number = one.first;
            put(job, std::move(read));
            return true;
        });
        if (!job.keys.empty()) return;
        std::stable_sort(job.problems.begin(), job.problems.end(), [](const Problem& a, const Problem& b) { return a.page < b.page; });
        ready_.push_front({task.job});
    }

    // -- results

    /// Only here is a report written outside of a worker: of a document that no worker could read.
    Scanned failed_report(const std::string& path, const Error& error, const std::string& sha256, std::uint64_t bytes) {
        Report report = packs_.empty() ? Report{} : not_scanned(path, error, packs_, settings_.scan);
        if (packs_.empty()) report.problems.push_back({error.code, error.message, {}});
        report.status = DocumentStatus::error;
        report.document.path = path;
        report.document.sha256 = sha256;
        report.document.bytes = bytes;
        return {record_of(report), render_json(report, settings_.json_indent), {}};
    }

    void keep_error(std::size_t index, const Error& error, const std::string& sha256, std::uint64_t bytes) {
        if (load_packs()) keep(index, failed_report(shown_path(inputs_[index].path), error, sha256, bytes));
    }

    void give_up(std::uint64_t id, const Error& error) {
        const Job& job = jobs_.at(id);
        keep_all(id, failed_report(job.path, error, job.document.sha256(), job.document.bytes()));
    }

    /// Of all inputs of these bytes; the first has a report, the others take it over.
    void keep_all(std::uint64_t id, Scanned scanned) {
        Job job = std::move(jobs_.extract(id).mapped());
        for (const auto& [page, messages] : job.messages) scanned.messages += messages;
        keep(job.inputs.front(), std::move(scanned));
        for (std::size_t i = 1; i < job.inputs.size() && !failed_; ++i) {
            const auto reused = results_.reuse(job.inputs[i], job.document.sha256());
            if (!reused) return fail(reused.error());
            if (*reused) ++progress_.done;
            else open(job.inputs[i]);
        }
    }

    void keep(std::size_t index, Scanned scanned) {
        ++progress_.done;
        progress_.pages += scanned.record.pages;
        if (stands_for_failure(scanned.record)) ++progress_.failed;
        const auto kept = results_.keep(index, std::move(scanned));
        if (!kept) return fail(kept.error());
        tell();
    }

    void tell() {
        if (tell_) tell_(progress_);
    }

    void fail(const Error& error) {
        if (!failed_) failed_ = error;
    }

    const std::vector<Input>& inputs_;
    const RoundSettings& settings_;
    RoundResults& results_;
    const std::function<void(const RoundProgress&)>& tell_;
    Packs packs_;
    PageCache cache_;
    const std::vector<Problem> surroundings_ = problems_of_surroundings();
    std::optional<Result<void>> ocr_prepared_;

    std::size_t next_input_ = 0;
    std::uint64_t next_job_ = 0, next_task_ = 0;
    std::map<std::uint64_t, Job> jobs_;
    std::deque<Task> ready_;
    std::map<std::uint64_t, Task> running_;
    RoundProgress progress_;
    std::optional<Error> failed_;
    Workers workers_;   // last: what still runs is ended first

    static std::vector<Problem> problems_of_surroundings() {
        std::string layers;
        for (const auto& layer : missing_layers()) layers += (layers.empty() ? "" : ", ") + layer;
        if (layers.empty()) return {};
        return {{"less-isolated", "This machine does not offer all that shuts off the reading of a document; missing: " + layers + ".", {}}};
    }
};

}  // namespace

Result<void> run_round(const std::vector<Input>& inputs, const RoundSettings& settings, RoundResults& results,
                       const std::function<void(const RoundProgress&)>& tell) {
    return Run(inputs, settings, results, tell).run();
}

}  // namespace celah
