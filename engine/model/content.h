// Which children an element may have, how many of each and in what order: the sequences of the BPMN 2.0.2 schemas.
//
//   const ContentItem* item = contentItem(Kind::SubProcess, Kind::LaneSet);
//   item->most                       // how many of them at most; 0 for any number
//   contentRank(parent, childKind)   // where to insert a child: behind all children of a lower or the same rank
//
// Constant data, any thread.
#pragma once

#include <vector>

#include "engine/model/kinds.h"

namespace joinery::model {

struct ContentItem {
  Kind kind = Kind::Unknown;  // Unknown: every kind with one of `bits`
  std::uint32_t bits = 0;
  int least = 0;
  int most = 0;  // 0: any number
};

// In the order of the schema; empty for kinds whose content is not described (then anything may stand there).
const std::vector<ContentItem>& contentOf(Kind parent);
// nullptr if the child may not stand there, or if the parent's content is not described.
const ContentItem* contentItem(Kind parent, Kind child);
// The place of the child's item in the parent's sequence, from 0; past the end if it has none.
std::size_t contentRank(Kind parent, Kind child);

}  // namespace joinery::model
