// Forms and answers damaged at random, and still no crash and no broken promise. The seed is printed; run a failing one
// again with JOINERY_FUZZ_SEED=<seed>, longer with JOINERY_FUZZ_ROUNDS=<count>.
#include <QDirIterator>
#include <QFile>
#include <QtTest>
#include <random>

#include "engine/base/json.h"
#include "forms/fuzz/form_fuzz.h"

using namespace joinery;

namespace {

struct Seed {
  Value form, answer;
};

Value readJson(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  const auto value = parseJson(file.readAll().toStdString());
  return value ? *value : Value();
}

std::vector<Seed> seeds() {
  std::vector<Seed> out;
  QDirIterator cases(QStringLiteral(JOINERY_SOURCE_DIR "/forms/tests/cases"), {QStringLiteral("*.json")});
  while (cases.hasNext()) {
    const Value file = readJson(cases.next());
    if (!file.find("cases")) continue;
    for (const Value& example : file.find("cases")->items())
      if (example.find("submitted")) out.push_back({*file.find("form"), *example.find("submitted")});
  }
  const QString samples = QStringLiteral(JOINERY_SOURCE_DIR "/samples/construction-permit/");
  const Value data = readJson(samples + "case-data.json");
  if (data.find("application")) out.push_back({readJson(samples + "application.form.json"), *data.find("application")});
  return out;
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : m_random(seed) {}

  std::size_t below(std::size_t n) { return n == 0 ? 0 : m_random() % n; }

  // One random change somewhere inside: a value replaced, removed, doubled or moved.
  Value changed(const Value& value, const Value& donor) {
    if (value.isObject() && !value.members().empty() && below(8) != 0) return changedObject(value, donor);
    if (value.isList() && !value.items().empty() && below(8) != 0) return changedList(value, donor);
    return strange(donor);
  }

  std::string damaged(std::string text) {
    for (std::size_t i = below(4) + 1; i > 0 && !text.empty(); --i) {
      const std::size_t at = below(text.size());
      if (below(3) == 0)
        text.erase(at, below(9));
      else
        text[at] = static_cast<char>(m_random());
    }
    return text;
  }

 private:
  Value changedObject(const Value& value, const Value& donor) {
    const auto& [name, inner] = value.members()[below(value.members().size())];
    if (below(12) == 0) return value.without(name);
    if (below(12) == 0) return value.with("x" + name, inner);
    return value.with(name, changed(inner, donor));
  }
  Value changedList(const Value& value, const Value& donor) {
    Value::List items = value.items();
    const std::size_t at = below(items.size());
    if (below(6) == 0)
      items.push_back(items[at]);
    else if (below(6) == 0)
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
    else
      items[at] = changed(items[at], donor);
    return Value::list(std::move(items));
  }
  Value strange(const Value& donor) {
    const Value kinds[] = {Value(),
                           Value(true),
                           Value(-1),
                           Value(*Decimal::parse("99999999999999999999999999.99")),
                           Value(""),
                           Value("=a + "),
                           Value("=this"),
                           Value("=parent"),
                           Value("{{i}}"),
                           Value("textfield"),
                           Value("dynamiclist"),
                           Value("expression"),
                           Value("=1/0"),
                           Value("(a*)*b"),
                           Value("2026-02-30"),
                           Value::list({}),
                           Value::object({}),
                           donor};
    return kinds[below(std::size(kinds))];
  }

  std::mt19937 m_random;
};

}  // namespace

class MutationTest : public QObject {
  Q_OBJECT
 private slots:
  void shouldSurviveDamagedFormsAndAnswers() {
    const unsigned seed = qEnvironmentVariableIntValue("JOINERY_FUZZ_SEED")
                              ? qEnvironmentVariableIntValue("JOINERY_FUZZ_SEED")
                              : std::random_device()();
    const int rounds = qEnvironmentVariableIntValue("JOINERY_FUZZ_ROUNDS")
                           ? qEnvironmentVariableIntValue("JOINERY_FUZZ_ROUNDS")
                           : 3000;
    qInfo("seed %u", seed);
    const std::vector<Seed> all = seeds();
    QVERIFY(all.size() > 50);
    Mutator mutator(seed);
    int judged = 0;
    for (int i = 0; i < rounds; ++i) {
      Seed chosen = all[mutator.below(all.size())];
      for (std::size_t n = mutator.below(3) + 1; n > 0; --n) {
        if (mutator.below(2) == 0)
          chosen.form = mutator.changed(chosen.form, chosen.answer);
        else
          chosen.answer = mutator.changed(chosen.answer, chosen.form);
      }
      std::string input = toJson(chosen.form);
      if (mutator.below(4) == 0) input = mutator.damaged(input);
      judged += forms::tryForm(input + '\0' + toJson(chosen.answer)) ? 1 : 0;
    }
    QVERIFY2(judged > rounds / 10, qPrintable(QStringLiteral("only %1 of %2 were judged").arg(judged).arg(rounds)));
  }
};

QTEST_GUILESS_MAIN(MutationTest)
#include "mutation_test.moc"
