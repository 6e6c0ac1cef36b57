// Passwords, tokens and digests. Any thread.
//
//   std::string stored = hashPassword("secret");       // ~20 ms and 19 MiB: on a worker thread
//   verifyPassword(stored, "secret")
//   std::string token = randomToken();                 // given to the client; only sha256Hex(token) is kept
#pragma once

#include <string>
#include <string_view>

namespace joinery::server {

// Argon2id, 19 MiB, two passes, one lane (OWASP's parameters), in the encoded form "$argon2id$v=19$...". Throws
// std::runtime_error when there is no memory or no randomness.
std::string hashPassword(std::string_view password);
bool verifyPassword(const std::string& stored, std::string_view password);

std::string randomToken();  // 256 bits, base64url without padding
std::string randomId();     // 128 bits, for things that need a name
std::string sha256Hex(std::string_view text);
std::string hmacToken(std::string_view secret, std::string_view text);  // 256 bits, base64url

}  // namespace joinery::server
