# How every library, program and test of Joinery is built.
#
#   joinery_library(joinery_feel SOURCES a.cpp b.cpp PUBLIC joinery_base PRIVATE ICU::uc)
#   joinery_program(joinery-server SOURCES main.cpp PRIVATE joinery_server)
#   joinery_test(feel_test SOURCES lexer_test.cpp PRIVATE joinery_feel)      # QtTest under CTest

include(CMakeParseArguments)

function(joinery_flags target)
  # g++ 12 reports uninitialised strings and overlapping copies in its own headers where there are none.
  target_compile_options(${target} PRIVATE -Wall -Wextra -Werror -Wno-missing-field-initializers
                                           -Wno-maybe-uninitialized -Wno-restrict)
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

function(joinery_library target)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  joinery_flags(${target})
endfunction()

function(joinery_program target)
  cmake_parse_arguments(ARG "" "" "SOURCES;PRIVATE" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE ${ARG_PRIVATE})
  joinery_flags(${target})
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
  add_test(NAME ${target} COMMAND ${target})
  set_tests_properties(${target} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8" TIMEOUT 300)
endfunction()
