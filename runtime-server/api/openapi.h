// schemas/openapi.yaml as JSON, put into the program when it is built.
#pragma once

#include <string>

namespace joinery::server {

std::string openApiJson();

}  // namespace joinery::server
