// A transaction's method is ##Compensate, ##Image, ##Store or a URI (10.3.5).
#include <cctype>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

bool isUri(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos || colon == 0 || !std::isalpha(static_cast<unsigned char>(text[0]))) return false;
  return text.find_first_of(" <>\"{}|\\^`") == std::string::npos;
}

}  // namespace

void checkTransactionMethod(Subject& subject) {
  for (const Element* transaction : subject.all(Kind::Transaction)) {
    const std::string method = transaction->attributeOr("method", "##Compensate");
    if (method == "##Compensate" || method == "##Image" || method == "##Store" || isUri(method)) continue;
    subject.report(*transaction, "method is ##Compensate, ##Image, ##Store or a URI, got \"" + method + "\"");
  }
}

}  // namespace joinery::check
