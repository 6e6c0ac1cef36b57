// Who is asking: made once per session and shared by all its requests. Immutable, any thread.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace joinery::server {

struct Caller {
  std::string user, name;
  std::vector<std::string> groups;  // the user's own and every group above them
  bool administrator = false;       // a member of the group "admin"
  bool service = false;             // a service account: works on jobs

  bool inGroup(const std::string& group) const {
    return std::find(groups.begin(), groups.end(), group) != groups.end();
  }
};

}  // namespace joinery::server
