#include "celah/shard.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace celah {
namespace fs = std::filesystem;

namespace {

/// A document costs something however small its file is: a process, and most of its text.
constexpr std::uint64_t cost_of_any = 256 << 10;

std::optional<int> number(std::string_view text) {
    int out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return out;
}

Result<int> variable(const Environment& environment, const char* name, std::optional<int> otherwise = {}) {
    const auto text = environment(name);
    if (!text && otherwise) return *otherwise;
    if (!text) return failure("usage", std::string("--shard auto: ") + name + " is not set");
    if (const auto value = number(*text)) return *value;
    return failure("usage", std::string("--shard auto: ") + name + " is '" + *text + "', which is no number");
}

Result<Shard> checked(Shard shard, const std::string& source) {
    if (shard.count >= 1 && shard.number >= 1 && shard.number <= shard.count) return shard;
    return failure("usage", source + " means shard " + std::to_string(shard.number) + " of " + std::to_string(shard.count) + ", and there is no such shard");
}

Result<Shard> of_slurm(const Environment& environment) {
    const auto id = variable(environment, "SLURM_ARRAY_TASK_ID"), count = variable(environment, "SLURM_ARRAY_TASK_COUNT");
    const auto least = variable(environment, "SLURM_ARRAY_TASK_MIN"), step = variable(environment, "SLURM_ARRAY_TASK_STEP", 1);
    for (const auto* one : {&id, &count, &least, &step})
        if (!*one) return tl::unexpected(one->error());
    if (*step < 1 || (*id - *least) % *step != 0) return failure("usage", "--shard auto: the numbers of this job array are not evenly spaced; use --shard I/N");
    return checked({(*id - *least) / *step + 1, *count}, "SLURM_ARRAY_TASK_ID");
}

Result<Shard> of_kubernetes(const Environment& environment) {
    const auto index = variable(environment, "JOB_COMPLETION_INDEX"), count = variable(environment, "JOB_COMPLETIONS");
    if (!index) return tl::unexpected(index.error());
    if (!count) return failure("usage", count.error().message + "; set it in the manifest to the value of .spec.completions");
    return checked({*index + 1, *count}, "JOB_COMPLETION_INDEX");
}

std::uint64_t cost(const Input& input) {
    std::error_code error;
    const auto bytes = fs::file_size(input.file, error);
    return cost_of_any + (error ? 0 : bytes);
}

}  // namespace

Result<Shard> read_shard(std::string_view text, const Environment& environment) {
    if (text == "auto") {
        if (environment("SLURM_ARRAY_TASK_ID")) return of_slurm(environment);
        if (environment("JOB_COMPLETION_INDEX")) return of_kubernetes(environment);
        return failure("usage", "--shard auto: this is neither a Slurm job array (SLURM_ARRAY_TASK_ID) nor a Kubernetes Indexed Job (JOB_COMPLETION_INDEX)");
    }
    const auto slash = std::min(text.find('/'), text.size());
    const auto first = number(text.substr(0, slash)), last = number(text.substr(std::min(slash + 1, text.size())));
    if (!first || !last) return failure("usage", "--shard takes I/N, such as 2/8, or auto");
    return checked({*first, *last}, "--shard " + std::string(text));
}

std::vector<Input> deal(const std::vector<Input>& inputs, const Shard& shard) {
    std::vector<std::uint64_t> costs;
    for (const Input& input : inputs) costs.push_back(cost(input));
    std::vector<std::size_t> order(inputs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return costs[a] != costs[b] ? costs[a] > costs[b] : inputs[a].path < inputs[b].path;
    });
    std::vector<std::uint64_t> load(static_cast<std::size_t>(shard.count), 0);
    std::vector<std::size_t> mine;
    for (const std::size_t input : order) {
        const auto least = std::min_element(load.begin(), load.end());
        *least += costs[input];
        if (least - load.begin() == shard.number - 1) mine.push_back(input);
    }
    std::sort(mine.begin(), mine.end());
    std::vector<Input> out;
    for (const std::size_t input : mine) out.push_back(inputs[input]);
    return out;
}

}  // namespace celah
