// The commands of the program `joinery`, one line each in main.cpp's table.
//
// A command gets the words after its own name, writes results to standard output and complaints to standard error, and
// returns the exit code: 0 done, 1 the input was refused, 2 it was called wrongly.
#pragma once

#include <string>
#include <vector>

namespace joinery::cli {

using Arguments = std::vector<std::string>;

int bpmnCheck(const Arguments& arguments);
int bpmnRoundtrip(const Arguments& arguments);
int bpmnSvg(const Arguments& arguments);
int dmnCheck(const Arguments& arguments);
int dmnEvaluate(const Arguments& arguments);
int feel(const Arguments& arguments);

}  // namespace joinery::cli
