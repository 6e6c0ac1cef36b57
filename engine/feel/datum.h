// The value of FEEL while it computes: what JSON has, and dates, times, durations, ranges and functions.
//
//   Datum d = Datum::list({Datum(1), Datum("两")});
//   d.isList() && d.items()[0].number() == Decimal(1)
//
// A Datum is immutable and shares its contents, so copies are cheap; any thread may use its own copies. Contexts that
// come from JSON are converted member by member when they are asked for, so a large variable costs what is used of it.
// Nothing here knows of evaluation; operators.h has the meaning of = and <, json.h the way from and to JSON.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/value.h"
#include "engine/feel/temporal.h"

namespace joinery::feel {

class Context;
class Datum;
class Function;
struct Range;

enum class DatumKind {
  Null,
  Boolean,
  Number,
  String,
  List,
  Context,
  Date,
  Time,
  DateTime,
  DayTimeDuration,
  YearMonthDuration,
  Range,
  Function,
  Unset  // a slot that nobody has filled yet; never a result
};

class Datum {
 public:
  using List = std::vector<Datum>;
  struct Items;  // a list that is shared, with its measure

  Datum() = default;  // null
  Datum(bool b) : m_data(b) {}
  Datum(int n) : m_data(Decimal(n)) {}
  Datum(std::int64_t n) : m_data(Decimal(n)) {}
  Datum(Decimal n) : m_data(n) {}
  Datum(const char* text) : Datum(std::string(text)) {}
  Datum(std::string text) : m_data(std::make_shared<const std::string>(std::move(text))) {}
  Datum(std::string_view text) : Datum(std::string(text)) {}
  Datum(std::shared_ptr<const std::string> text) : m_data(std::move(text)) {}
  Datum(std::shared_ptr<const Context> context) : m_data(std::move(context)) {}
  Datum(std::shared_ptr<const Function> function) : m_data(std::move(function)) {}
  Datum(Date date) : m_data(date) {}
  Datum(Time time) : m_data(std::make_shared<const Time>(std::move(time))) {}
  Datum(DateTime dateTime) : m_data(std::make_shared<const DateTime>(std::move(dateTime))) {}
  Datum(DayTimeDuration duration) : m_data(duration) {}
  Datum(YearMonthDuration duration) : m_data(duration) {}
  Datum(Range range);
  static Datum list(List items);
  static Datum sharedList(std::shared_ptr<const Items> items);  // never null
  static Datum context(std::vector<std::pair<std::string, Datum>> members);
  static Datum unset();
  template <typename T>
  Datum(T*) = delete;  // no pointer becomes true
  template <typename T>
  static Datum optional(const std::optional<T>& value) {  // null when absent
    return value ? Datum(*value) : Datum();
  }

  DatumKind kind() const { return static_cast<DatumKind>(m_data.index()); }
  bool is(DatumKind kind) const { return this->kind() == kind; }
  bool isNull() const { return is(DatumKind::Null); }
  bool isBoolean() const { return is(DatumKind::Boolean); }
  bool isNumber() const { return is(DatumKind::Number); }
  bool isString() const { return is(DatumKind::String); }
  bool isList() const { return is(DatumKind::List); }
  bool isContext() const { return is(DatumKind::Context); }
  bool isTrue() const { return isBoolean() && boolean(); }
  bool isFalse() const { return isBoolean() && !boolean(); }

  // Precondition of each: the datum has that kind.
  bool boolean() const { return *std::get_if<1>(&m_data); }
  Decimal number() const { return *std::get_if<2>(&m_data); }
  const std::string& string() const { return **std::get_if<3>(&m_data); }
  const std::shared_ptr<const std::string>& sharedString() const { return *std::get_if<3>(&m_data); }
  const List& items() const;
  const Context& context() const { return **std::get_if<5>(&m_data); }
  const Date& date() const { return *std::get_if<6>(&m_data); }
  const Time& time() const { return **std::get_if<7>(&m_data); }
  const DateTime& dateTime() const { return **std::get_if<8>(&m_data); }
  const DayTimeDuration& dayTime() const { return *std::get_if<9>(&m_data); }
  const YearMonthDuration& yearMonth() const { return *std::get_if<10>(&m_data); }
  const Range& range() const { return **std::get_if<11>(&m_data); }
  const Function& function() const { return **std::get_if<12>(&m_data); }
  const std::shared_ptr<const Function>& sharedFunction() const { return *std::get_if<12>(&m_data); }

  // What a value holds: how deep lists, contexts, ranges and functions nest in it, and how much there is of it in all,
  // what is shared counted each time; a string counts one and a sixteenth of its bytes. So no value can be built that
  // cannot be walked through. Objects from JSON count for their members only: their reader has limits of its own.
  int depth() const { return isPlain() ? 0 : depthWithin(); }
  std::size_t weight() const { return isPlain() && !isString() ? 1 : weightWithin(); }

 private:
  struct Unset {};
  bool isPlain() const { return !isList() && !isContext() && !is(DatumKind::Range) && !is(DatumKind::Function); }
  int depthWithin() const;
  std::size_t weightWithin() const;
  std::variant<std::monostate, bool, Decimal, std::shared_ptr<const std::string>, std::shared_ptr<const Items>,
               std::shared_ptr<const Context>, Date, std::shared_ptr<const Time>, std::shared_ptr<const DateTime>,
               DayTimeDuration, YearMonthDuration, std::shared_ptr<const Range>, std::shared_ptr<const Function>, Unset>
      m_data;
};

using List = Datum::List;

struct Datum::Items {
  List list;
  int depth = 1;
  std::size_t weight = 1;

  void add(Datum item) {
    depth = std::max(depth, item.depth() + 1);
    weight += item.weight();
    list.push_back(std::move(item));
  }
};

inline const List& Datum::items() const {
  return (*std::get_if<4>(&m_data))->list;
}

using Member = std::pair<std::string, Datum>;

// Members in order, each name once.
class Context {
 public:
  explicit Context(std::vector<Member> members);
  explicit Context(Value object) : m_json(std::move(object)) {}  // converts a member when it is asked for

  std::optional<Datum> find(std::string_view name) const;
  std::vector<Member> members() const;
  std::size_t size() const { return m_json.isObject() ? m_json.members().size() : m_members.size(); }
  const Value* json() const { return m_json.isObject() ? &m_json : nullptr; }  // where it came from, if from JSON
  int depth() const { return m_depth; }
  std::size_t weight() const { return m_json.isObject() ? 1 + size() : m_weight; }

 private:
  int m_depth = 1;
  std::size_t m_weight = 1;
  std::vector<Member> m_members;
  Value m_json;
};

// [low..high] and its kin. `form` keeps (< 10) apart from (null..10): the first has no lower end, the second an unknown
// one (DMN 1.5, 10.3.2.7). For Equal and NotEqual the value is in `low`.
struct Range {
  enum class Form { Interval, Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual };
  Form form = Form::Interval;
  Datum low;
  Datum high;
  bool lowIncluded = false;
  bool highIncluded = false;
  bool hasLow() const { return form != Form::Less && form != Form::LessOrEqual; }
  bool hasHigh() const { return form == Form::Interval || form == Form::Less || form == Form::LessOrEqual; }
};

// "number", "days and time duration", ...: as FEEL names the types.
std::string_view kindName(DatumKind kind);

}  // namespace joinery::feel
