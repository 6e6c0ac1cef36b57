// An electronic form: what it asks, what a person may see and change of it at one task, and whether an answer is right.
//
//   auto form = forms::Form::parse(text, "application.form.json");   // Error only when this is no form at all
//   if (hasErrors((*form)->diagnostics())) refuse(...);              // unknown types and rules: every one, with its
//   place forms::Access access = (*form)->access(rules);                   // forms/access.h
//   show((*form)->filterForReading(variables, access));
//   forms::ValidationResult r = (*form)->validate(variables, submitted, access, {.now = clock.now()});
//   if (!r.ok()) answer422(r.errors); else store(r.data);
//
// The file is the form-js JSON dialect (schemaVersion up to 19) with `joinery:` keys in `properties`; docs/forms.md
// says what is read. A Form is immutable: any thread may use it at once. It does no I/O and asks nobody for the time.
// Components of unknown type stay in `document()`, but make an error diagnostic, so such a form is not deployed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/base/value.h"
#include "forms/access.h"

namespace joinery::forms {

// One thing wrong with one field of an answer. `pointer` is the JSON pointer of the value in the submitted data
// ("/project/code", "/units/0/area"); `code` a stable kebab-case word ("required", "too-long", "cn-uscc");
// docs/forms.md lists them.
struct FieldError {
  std::string pointer;
  std::string code;
  std::string messageZh;
  std::string messageEn;
};

struct ValidationResult {
  std::vector<FieldError> errors;    // all of them, in the order of the form
  std::vector<FieldError> warnings;  // worth showing, no reason to refuse
  // What to store: an object of whole top-level variables, with the submitted values laid over the current ones,
  // computed fields filled in and conditionally hidden fields set to null. Only variables that the answer touches.
  // Meaningful only if ok().
  Value data = Value::object({});
  bool ok() const { return errors.empty(); }
};

struct ValidateOptions {
  Instant now;                             // for now() and today() in rules
  std::string timeZone = "Asia/Shanghai";  // IANA name
  bool draft = false;                      // "save": access and types are enforced, completeness and rules are not
};

// A field that has a place in the data.
struct FieldInfo {
  std::string path;     // dotted, from the root of the data: "project.code"; a list's column: "units.area"
  std::string pointer;  // JSON pointer of its component in the form document: "/components/0/components/2"
  std::string type;     // "textfield"
  std::string label;    // as written in the form
  std::vector<std::string> sections;  // names of the enclosing groups, outermost first
};

struct Component;  // forms/component.h

class Form {
 public:
  // Errors: "malformed-json" and its kin, "form-not-an-object", "form-without-components". Everything else that is
  // wrong is found in diagnostics(), so that an editor can open what a server would refuse.
  static Result<std::shared_ptr<const Form>> parse(std::string_view text, std::string resource);
  ~Form();
  Form(const Form&) = delete;
  Form& operator=(const Form&) = delete;

  const std::string& id() const { return m_id; }              // "id" of the file: the key under which it is deployed
  const std::string& resource() const { return m_resource; }  // the file's name
  const Value& document() const { return m_document; }        // as written, for whoever draws it
  const std::vector<Diagnostic>& diagnostics() const { return m_diagnostics; }
  const std::vector<FieldInfo>& fields() const { return m_fields; }  // in the order of the form

  // Faults of rules against this form: "access-unknown-field", "access-unknown-section", "access-rule-duplicate".
  // Place and resource are the caller's to fill in.
  std::vector<Diagnostic> checkAccess(const AccessRules& rules) const;
  Access access(const AccessRules& rules) const;

  // The part of `data` that belongs to fields which are not hidden. Variables that the form does not ask for stay out.
  Value filterForReading(const Value& data, const Access& access) const;

  // What the form's expressions say for `data`, for those who draw it and cannot run FEEL themselves. An object by
  // the component's JSON pointer in document(), with an entry only where there is something to say:
  // {"/components/3":{"hidden":true},"/components/4":{"options":[{"label","value"}]},"/components/5":{"value":12.5},
  //  "/components/6":{"text":"..."},"/components/7":{"readonly":true,"required":true}}.
  // For a component inside a list's row the pointer is followed by "#" and the row's number from 0.
  Value present(const Value& data, const Access& access, const ValidateOptions& options) const;

  // `current` holds the variables as stored, `submitted` the answer. A field that the answer leaves out keeps its
  // current value; null clears it. Hidden fields are refused like unknown ones ("unknown-field"); a field hidden by its
  // condition may not bring a value ("not-visible"); one for reading may not change it ("read-only").
  ValidationResult validate(const Value& current, const Value& submitted, const Access& access,
                            const ValidateOptions& options) const;

 private:
  Form();
  std::string m_id, m_resource;
  Value m_document;
  std::vector<Diagnostic> m_diagnostics;
  std::vector<FieldInfo> m_fields;
  std::unique_ptr<const Component> m_root;
};

}  // namespace joinery::forms
