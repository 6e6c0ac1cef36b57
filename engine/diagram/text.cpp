#include "engine/diagram/text.h"

#include <algorithm>

namespace joinery::diagram {
namespace {

struct Character {
  std::string_view bytes;
  double width = 0;  // in em
  bool wide = false;
};

double latinWidth(char c) {
  if (c == ' ' || c == 'i' || c == 'l' || c == 'j' || c == '.' || c == ',' || c == '\'' || c == '|' || c == ':')
    return 0.26;
  if (c == 'f' || c == 't' || c == 'r' || c == '-' || c == '(' || c == ')' || c == 'I' || c == '/') return 0.36;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '@') return 0.88;
  if (c >= 'A' && c <= 'Z') return 0.65;
  return 0.56;
}

bool isWide(std::string_view bytes) {
  return bytes.size() >= 3 &&
         !(bytes >= "\xE2\x80\x80" && bytes < "\xE2\x80\xA6");  // from U+0800 on, but for dashes and quotes
}

std::vector<Character> split(std::string_view text) {
  std::vector<Character> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    const std::string_view bytes = text.substr(at, length);
    const bool wide = isWide(bytes);
    out.push_back({bytes, wide ? 1.0 : first < 0x80 ? latinWidth(text[at]) : 0.58, wide});
    at += bytes.size();
  }
  return out;
}

bool closes(std::string_view c) {
  static constexpr std::string_view kClosing = "、。，．：；！？）》」』】〉”’%,.;:!?)]}…";
  return kClosing.find(c) != std::string_view::npos;
}

bool opens(std::string_view c) {
  static constexpr std::string_view kOpening = "（《「『【〈“‘([{";
  return kOpening.find(c) != std::string_view::npos;
}

// Runs that are not broken: a Latin word, or a wide character with the punctuation that clings to it.
std::vector<std::vector<Character>> words(std::string_view text) {
  std::vector<std::vector<Character>> out;
  bool open = false;  // the next character belongs to the last run
  for (const Character& c : split(text)) {
    const bool space = c.bytes == " " || c.bytes == "\t";
    const bool cling = !out.empty() && !space && (open || closes(c.bytes));
    if (cling || (!out.empty() && space)) {
      out.back().push_back(c);
    } else {
      out.push_back({c});
    }
    open = !space && (!c.wide || opens(c.bytes));
    const bool dash = c.bytes == "-" || c.bytes == "/" || c.bytes == "_";
    if (dash) open = false;
  }
  return out;
}

double widthOf(const std::vector<Character>& word, bool withSpaces) {
  double sum = 0, trailing = 0;
  for (const Character& c : word) {
    sum += c.width;
    trailing = c.bytes == " " ? trailing + c.width : 0;
  }
  return withSpaces ? sum : sum - trailing;
}

void append(std::string& line, const std::vector<Character>& word) {
  for (const Character& c : word) line += c.bytes;
}

std::string stripped(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

// Greedy filling; `width` in em.
std::vector<std::string> fill(const std::vector<std::vector<Character>>& words, double width) {
  std::vector<std::string> lines;
  std::string line;
  double used = 0;
  for (const auto& word : words) {
    if (!line.empty() && used + widthOf(word, false) > width) {
      lines.push_back(stripped(std::move(line)));
      line.clear();
      used = 0;
    }
    if (widthOf(word, false) <= width) {
      append(line, word);
      used += widthOf(word, true);
      continue;
    }
    for (const Character& c : word) {  // wider than a whole line: break inside
      if (!line.empty() && used + c.width > width) {
        lines.push_back(stripped(std::move(line)));
        line.clear();
        used = 0;
      }
      line += c.bytes;
      used += c.width;
    }
  }
  if (!line.empty()) lines.push_back(stripped(std::move(line)));
  return lines;
}

// The narrowest filling that needs no more lines than the full width does.
std::vector<std::string> balanced(const std::vector<std::vector<Character>>& words, double width) {
  std::vector<std::string> best = fill(words, width);
  double low = 0;
  for (const auto& word : words) low = std::max(low, std::min(widthOf(word, false), width));
  double high = width;
  while (high - low > 0.25) {
    const double middle = (low + high) / 2;
    auto lines = fill(words, middle);
    if (lines.size() <= best.size()) {
      best = std::move(lines);
      high = middle;
    } else {
      low = middle;
    }
  }
  return best;
}

}  // namespace

double textWidth(std::string_view text, double size) {
  double sum = 0;
  for (const Character& c : split(text)) sum += c.width;
  return sum * size;
}

std::vector<std::string> wrapText(std::string_view text, double width, double size, std::size_t maxLines) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const auto paragraph = balanced(words(text.substr(0, end)), std::max(width / size, 1.0));
    lines.insert(lines.end(), paragraph.begin(), paragraph.end());
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (lines.size() <= maxLines) return lines;
  lines.resize(std::max<std::size_t>(maxLines, 1));
  std::string& last = lines.back();
  while (!last.empty() && textWidth(last + "…", size) > width) {
    do last.pop_back();
    while (!last.empty() && (static_cast<unsigned char>(last.back()) & 0xC0) == 0x80);
    if (!last.empty() && (static_cast<unsigned char>(last.back()) & 0xC0) == 0xC0) last.pop_back();
  }
  last += "…";
  return lines;
}

}  // namespace joinery::diagram
