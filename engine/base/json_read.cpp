#include <boost/json/basic_parser_impl.hpp>

#include "engine/base/json.h"

namespace joinery {
namespace {

namespace bj = boost::json;

// Receives Boost.JSON's events and builds Values bottom-up. Names follow Boost's handler concept.
struct Builder {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);  // NOLINT
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);   // NOLINT
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);     // NOLINT
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);  // NOLINT

  std::vector<Value> values;
  std::vector<std::string> keys;
  std::string text;
  bool numberTooLong = false;

  bool on_document_begin(bj::error_code&) { return true; }  // NOLINT
  bool on_document_end(bj::error_code&) { return true; }    // NOLINT
  bool on_object_begin(bj::error_code&) { return true; }    // NOLINT
  bool on_array_begin(bj::error_code&) { return true; }     // NOLINT

  bool on_object_end(std::size_t n, bj::error_code&) {  // NOLINT
    Value::Object members;
    members.reserve(n);
    for (std::size_t i = 0; i < n; ++i)
      members.emplace_back(std::move(keys[keys.size() - n + i]), std::move(values[values.size() - n + i]));
    keys.resize(keys.size() - n);
    values.resize(values.size() - n);
    values.push_back(Value::object(std::move(members)));
    return true;
  }
  bool on_array_end(std::size_t n, bj::error_code&) {  // NOLINT
    Value::List items(std::make_move_iterator(values.end() - static_cast<std::ptrdiff_t>(n)),
                      std::make_move_iterator(values.end()));
    values.resize(values.size() - n);
    values.push_back(Value::list(std::move(items)));
    return true;
  }
  bool append(bj::string_view part) {
    text.append(part.data(), part.size());
    return true;
  }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) { return append(part); }  // NOLINT
  bool on_key(bj::string_view part, std::size_t, bj::error_code&) {                              // NOLINT
    append(part);
    keys.push_back(std::exchange(text, {}));
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) { return append(part); }  // NOLINT
  bool on_string(bj::string_view part, std::size_t, bj::error_code&) {                              // NOLINT
    append(part);
    values.emplace_back(std::exchange(text, {}));
    return true;
  }
  bool on_number_part(bj::string_view part, bj::error_code&) { return append(part); }  // NOLINT
  bool number(bj::string_view rest, bj::error_code& ec) {
    append(rest);
    bool exact = true;
    auto decimal = Decimal::parse(std::exchange(text, {}), &exact);
    if (!decimal || !exact) {
      numberTooLong = true;
      ec = bj::error::exponent_overflow;
      return false;
    }
    values.emplace_back(*decimal);
    return true;
  }
  bool on_int64(std::int64_t, bj::string_view rest, bj::error_code& ec) { return number(rest, ec); }    // NOLINT
  bool on_uint64(std::uint64_t, bj::string_view rest, bj::error_code& ec) { return number(rest, ec); }  // NOLINT
  bool on_double(double, bj::string_view rest, bj::error_code& ec) { return number(rest, ec); }         // NOLINT
  bool on_bool(bool b, bj::error_code&) {                                                               // NOLINT
    values.emplace_back(b);
    return true;
  }
  bool on_null(bj::error_code&) {  // NOLINT
    values.emplace_back();
    return true;
  }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }  // NOLINT
  bool on_comment(bj::string_view, bj::error_code&) { return true; }       // NOLINT
};

std::string placeOf(std::string_view text, std::size_t offset) {
  std::size_t line = 1, column = 1;
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n')
      ++line, column = 1;
    else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
      ++column;
  }
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

Result<Value> parseJson(std::string_view text, JsonLimits limits) {
  bj::parse_options options;
  options.max_depth = static_cast<std::size_t>(limits.maxDepth);
  bj::basic_parser<Builder> parser(options);
  bj::error_code ec;
  std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && used < text.size()) ec = bj::error::extra_data;
  if (!ec && !parser.done()) ec = bj::error::incomplete;
  if (ec) {
    const std::string place = placeOf(text, used);
    if (parser.handler().numberTooLong)
      return makeError(ErrorKind::Malformed, "number-too-long",
                       "expected a number of at most 34 significant digits at " + place);
    if (ec == bj::error::too_deep)
      return makeError(ErrorKind::Malformed, "json-too-deep",
                       "expected nesting of at most " + std::to_string(limits.maxDepth) + " at " + place);
    return makeError(ErrorKind::Malformed, "malformed-json", "expected JSON, got " + ec.message() + " at " + place);
  }
  return std::move(parser.handler().values.front());
}

}  // namespace joinery
