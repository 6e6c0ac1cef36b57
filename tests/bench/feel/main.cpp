// joinery-feel-bench: the figures of docs/benchmarks-feel.md, by Google Benchmark. Exit status 1 if a floor is not
// reached. Both sides take turns in one run: for each case first this library, then feelin.
#include <cstring>
#include <fstream>
#include <iostream>

#include <benchmark/benchmark.h>

#include "engine/base/json.h"
#include "engine/dmn/dmn.h"
#include "tests/bench/feel/cases.h"
#include "tests/bench/feel/peer.h"
#include "tests/bench/feel/report.h"

namespace joinery::bench {
namespace {

constexpr benchmark::IterationCount kPeerBatch = 50;  // evaluations that feelin makes for one question

feel::Expression compiled(const std::string& text) {
  auto out = feel::Expression::compile(text, {});
  if (!out) throw std::runtime_error(text + ": " + out.error().message);
  return *out;
}

std::shared_ptr<const dmn::Model> model(const std::string& text) {
  dmn::Compiled out = dmn::compile({{"bench.dmn", text}});
  if (!out.model) throw std::runtime_error("the model does not compile: " + out.diagnostics.at(0).message);
  return out.model;
}

void evaluateExpression(benchmark::State& state, const std::string& text, const Value& context) {
  const feel::Expression expression = compiled(text);
  const feel::ContextScope scope(context);
  const feel::EvaluateOptions options;
  for (auto step : state) {
    (void)step;
    benchmark::DoNotOptimize(expression.evaluate(scope, options));
  }
}

void evaluateTable(benchmark::State& state, const std::string& text, const Value& inputs) {
  const auto decisions = model(text);
  const feel::EvaluateOptions options;
  for (auto step : state) {
    (void)step;
    benchmark::DoNotOptimize(decisions->evaluate(std::size_t{0}, inputs, options));
  }
}

void evaluateByPeer(benchmark::State& state, Peer& peer, std::size_t index) {
  while (state.KeepRunningBatch(kPeerBatch)) state.SetIterationTime(peer.run(index, kPeerBatch).first);
}

Value resultOf(const FeelCase& c) {
  if (c.rules == 0) return compiled(c.expression).evaluate(feel::ContextScope(c.context), {}).value;
  return model(tableOfTwo(c.rules))->evaluate(std::size_t{0}, c.context, {}).result;
}

// Both sides compute the same, or comparing their speed means nothing.
void compareResults(Peer& peer) {
  for (std::size_t i = 0; i < comparedCases().size(); ++i) {
    const Value ours = resultOf(comparedCases()[i]), theirs = peer.run(i, 1).second;
    if (ours == theirs && !ours.isNull()) continue;
    throw std::runtime_error(comparedCases()[i].name + ": " + toJson(ours) + " here, " + toJson(theirs) + " by feelin");
  }
}

void registerAll(Peer& peer) {
  for (std::size_t i = 0; i < comparedCases().size(); ++i) {
    const FeelCase& c = comparedCases()[i];
    benchmark::RegisterBenchmark(("joinery/" + c.name).c_str(), [&c](benchmark::State& state) {
      c.rules == 0 ? evaluateExpression(state, c.expression, c.context)
                   : evaluateTable(state, tableOfTwo(c.rules), c.context);
    });
    benchmark::RegisterBenchmark(("feelin/" + c.name).c_str(), [&peer, i](benchmark::State& state) {
      evaluateByPeer(state, peer, i);
    })->UseManualTime();
  }
  benchmark::RegisterBenchmark((std::string("joinery/") + kLargeTable).c_str(), [](benchmark::State& state) {
    evaluateTable(state, tableOfSix(10'000), inputsOfSix());
  });
  benchmark::RegisterBenchmark((std::string("joinery/") + kLargeFilter).c_str(), [](benchmark::State& state) {
    evaluateExpression(state, "items[price > 100]", thousandItems());
  });
}

int run(int argc, char** argv) {
  bool write = false;
  std::vector<char*> words;
  for (int i = 0; i < argc; ++i)
    if (std::strcmp(argv[i], "--write") == 0)
      write = true;
    else
      words.push_back(argv[i]);
  int count = static_cast<int>(words.size());
  benchmark::Initialize(&count, words.data());
  if (benchmark::ReportUnrecognizedArguments(count, words.data())) return 2;
  Peer peer(casesForPeer());
  compareResults(peer);
  registerAll(peer);
  Collector collector;
  benchmark::RunSpecifiedBenchmarks(&collector);
  benchmark::Shutdown();
  const FeelReport report{peer.version(), collector.nanoseconds()};
  std::cout << "\n" << table(report);
  if (write) std::ofstream(std::string(JOINERY_SOURCE_DIR) + "/docs/benchmarks-feel.md") << document(report);
  const std::vector<std::string> missed = shortfalls(report);
  for (const std::string& text : missed) std::cout << "below the floor: " << text << "\n";
  return missed.empty() ? 0 : 1;
}

}  // namespace
}  // namespace joinery::bench

int main(int argc, char** argv) {
  try {
    return joinery::bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "joinery-feel-bench: " << error.what() << "\n";
    return 3;
  }
}
