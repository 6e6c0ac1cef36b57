# How every library, program and test of Joinery is built.
#
#   joinery_library(joinery_feel SOURCES a.cpp b.cpp PUBLIC joinery_base PRIVATE ICU::uc)
#   joinery_program(joinery-server SOURCES main.cpp PRIVATE joinery_server)
#   joinery_test(feel_test SOURCES lexer_test.cpp PRIVATE joinery_feel)      # QtTest under CTest
#
# Half of the time of a small file goes into the headers of the standard library. They are compiled once
# (joinery_precompile_headers), and every target begins from there. What lives with Qt says so: HEADERS <QtWidgets>
# precompiles its own, HEADERS_OF other_target takes those.

include(CMakeParseArguments)

function(joinery_flags target)
  # g++ 12 reports uninitialised strings, overlapping copies and copies out of bounds in its own headers where there are
  # none.
  target_compile_options(${target} PRIVATE -Wall -Wextra -Werror -Wno-missing-field-initializers
                                           -Wno-maybe-uninitialized -Wno-restrict -Wno-array-bounds
                                           -Wno-stringop-overflow -Wno-stringop-overread)
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
  if(JOINERY_FUZZ)
    target_compile_options(${target} PRIVATE -O1 -g1 -fno-omit-frame-pointer -Wno-unknown-warning-option
                                             -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
  if(JOINERY_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
endfunction()

set(JOINERY_HEADERS <algorithm> <array> <chrono> <cstdint> <deque> <functional> <map> <memory> <mutex> <optional> <set>
                    <stdexcept> <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector>)

function(joinery_precompile_headers)
  file(WRITE ${CMAKE_BINARY_DIR}/nothing.cpp "")
  add_library(joinery_headers OBJECT ${CMAKE_BINARY_DIR}/nothing.cpp)
  joinery_flags(joinery_headers)
  target_precompile_headers(joinery_headers PRIVATE ${JOINERY_HEADERS})
  # Tests take Qt's flags, but not its headers: these would make words of the engine, as emit and slots, Qt's.
  add_library(joinery_test_headers OBJECT ${CMAKE_BINARY_DIR}/nothing.cpp)
  target_link_libraries(joinery_test_headers PRIVATE Qt6::Core)
  joinery_flags(joinery_test_headers)
  target_precompile_headers(joinery_test_headers PRIVATE ${JOINERY_HEADERS})
endfunction()

# joinery_take_headers(target from [HEADERS ...] [HEADERS_OF other])
function(joinery_take_headers target from)
  cmake_parse_arguments(ARG "" "HEADERS_OF" "HEADERS" ${ARGN})
  if(ARG_HEADERS)
    target_precompile_headers(${target} PRIVATE ${JOINERY_HEADERS} ${ARG_HEADERS})
  elseif(ARG_HEADERS_OF)
    target_precompile_headers(${target} REUSE_FROM ${ARG_HEADERS_OF})
  else()
    target_precompile_headers(${target} REUSE_FROM ${from})
  endif()
endfunction()

function(joinery_library target)
  cmake_parse_arguments(ARG "" "HEADERS_OF" "SOURCES;PUBLIC;PRIVATE;HEADERS" ${ARGN})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  joinery_flags(${target})
  joinery_take_headers(${target} joinery_headers HEADERS ${ARG_HEADERS} HEADERS_OF ${ARG_HEADERS_OF})
endfunction()

function(joinery_program target)
  cmake_parse_arguments(ARG "" "HEADERS_OF" "SOURCES;PRIVATE;HEADERS" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE ${ARG_PRIVATE})
  joinery_flags(${target})
  joinery_take_headers(${target} joinery_headers HEADERS ${ARG_HEADERS} HEADERS_OF ${ARG_HEADERS_OF})
endfunction()

# A program that steps processes all day: most of what it does beside SQLite is to take and give back small pieces of
# memory, which mimalloc does in half the time of the C library (docs/benchmarks.md).
function(joinery_fast_memory target)
  target_link_libraries(${target} PRIVATE mimalloc)
endfunction()

# One program per test name; it holds QtTest classes and runs without a display.
function(joinery_test target)
  cmake_parse_arguments(ARG "" "" "SOURCES;PRIVATE" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${target} PRIVATE Qt6::Test ${ARG_PRIVATE})
  target_compile_definitions(${target} PRIVATE JOINERY_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                               JOINERY_BINARY_DIR="${CMAKE_BINARY_DIR}")
  joinery_flags(${target})
  joinery_take_headers(${target} joinery_test_headers)
  add_test(NAME ${target} COMMAND ${target})
  set_tests_properties(${target} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8" TIMEOUT 300)
endfunction()
