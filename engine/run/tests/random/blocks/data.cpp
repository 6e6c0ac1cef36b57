// Data of the model (10.4): data objects, properties, data stores, inputs and outputs with their associations.
#include "engine/run/tests/random/blocks.h"

namespace joinery::run::test {

namespace {

// A data object of the scope that is being written; the type asks for whole numbers.
std::string dataObject(Builder& b, bool isCollection = false) {
  const std::string id = b.fresh("d");
  const bool typed = !isCollection && b.chance(20);
  b.line("<dataObject id=\"" + id + "\"" + (isCollection ? " isCollection=\"true\"" : "") +
         (typed ? " itemSubjectRef=\"" + b.wholeNumber() + "\"" : "") + "/>");
  return id;
}

std::string dataStore(Builder& b) {
  const std::string store = b.fresh("ds"), reference = b.fresh("dsr");
  b.root("<dataStore id=\"" + store + "\" name=\"" + store + "\"" +
         (b.chance(20) ? " capacity=\"2\" isUnlimited=\"false\"" : "") + "/>");
  b.line("<dataStoreReference id=\"" + reference + "\" dataStoreRef=\"" + store + "\"/>");
  return reference;
}

// Inputs and outputs of an activity, each in its set.
std::string specification(const std::string& input, const std::string& output, const std::string& more = {}) {
  const auto item = [&](const char* tag, const std::string& id) {
    return id.empty() ? "" : "<" + std::string(tag) + " id=\"" + id + "\"" + more + "/>";
  };
  const auto set = [](const char* tag, const char* reference, const std::string& id) {
    const std::string name = reference;
    return "<" + std::string(tag) + ">" + (id.empty() ? "" : "<" + name + ">" + id + "</" + name + ">") + "</" + tag +
           ">";
  };
  return "<ioSpecification>" + item("dataInput", input) + item("dataOutput", output) +
         set("inputSet", "dataInputRefs", input) + set("outputSet", "dataOutputRefs", output) + "</ioSpecification>";
}

std::string association(const char* tag, const std::string& source, const std::string& target,
                        const std::string& how = {}) {
  return "<" + std::string(tag) + "><sourceRef>" + source + "</sourceRef><targetRef>" + target + "</targetRef>" + how +
         "</" + tag + ">";
}

std::string transformed(Builder& b, const std::string& name) {
  switch (b.below(3)) {
    case 0:
      return "<transformation>if " + name + " = null then 1 else 3</transformation>";
    case 1:
      return "<assignment><from>" + name + "</from><to>part.of.it</to></assignment>";
    default:
      return "";
  }
}

// Out of a data object and back into one, through an input, an output and perhaps a property of the activity.
Open drawMoved(Builder& b, const Open& from) {
  static const std::vector<std::string> kTags{"userTask", "scriptTask", "serviceTask", "manualTask"};
  const std::string source = dataObject(b), target = dataObject(b), input = b.fresh("i"), output = b.fresh("o");
  const std::string tag = b.oneOf(kTags);
  std::string inside = specification(input, output) +
                       association("dataInputAssociation", source, input, transformed(b, source)) +
                       association("dataOutputAssociation", output, target, transformed(b, output));
  const bool hasProperty = b.chance(40);
  if (hasProperty) {
    const std::string property = b.fresh("pr");
    inside += "<property id=\"" + property + "\"/>" + association("dataInputAssociation", source, property);
  }
  if (tag == "scriptTask") inside += "<script>if " + input + " = null then 2 else v1</script>";
  const Open after = activity(b, from, tag, "", inside);
  b.feature("data objects through inputs and outputs", b.lastActivity);
  if (hasProperty) b.feature("property", b.lastActivity);
  return after;
}

// Into a data store and out of it again. (A loop may not write into a data store.)
Open drawStored(Builder& b, const Open& from) {
  const std::string store = dataStore(b), output = b.fresh("o"), input = b.fresh("i");
  const std::string writes = b.fresh("w"), reads = b.fresh("r");
  static const std::vector<std::string> kWritten{"{id: v0, of: v1}", "[v0, v1]", "v2"};
  b.line("<scriptTask id=\"" + writes + "\">" + specification("", output) +
         association("dataOutputAssociation", output, store) + "<script>" + b.oneOf(kWritten) +
         "</script></scriptTask>");
  b.connect(from, writes);
  b.line("<scriptTask id=\"" + reads + "\" joinery:resultVariable=\"" + b.variable() + "\">" +
         specification(input, "") + association("dataInputAssociation", store, input) + "<script>count(" + input +
         ")</script></scriptTask>");
  b.line(writes + " -> " + reads);
  b.feature("data store written", writes);
  b.feature("data store read", reads);
  return Loose{reads};
}

// A multi-instance activity over a data object that holds a list.
Open drawLooped(Builder& b, const Open& from) {
  const std::string all = dataObject(b, true), results = dataObject(b, true), fills = b.fresh("w"), made = b.fresh("o");
  static const std::vector<std::string> kLists{"[1, 2]", "[v0]", "[]", "[v0, v1, v2]"};
  b.line("<scriptTask id=\"" + fills + "\">" + specification("", made) +
         association("dataOutputAssociation", made, all) + "<script>" + b.oneOf(kLists) + "</script></scriptTask>");
  b.connect(from, fills);
  const std::string input = b.fresh("i"), output = b.fresh("o"), loops = b.fresh("u");
  b.line("<userTask id=\"" + loops + "\">" + specification(input, output, " isCollection=\"true\"") +
         association("dataInputAssociation", all, input) + association("dataOutputAssociation", output, results) +
         "<multiInstanceLoopCharacteristics isSequential=\"" + (b.chance(50) ? "true" : "false") +
         "\"><loopDataInputRef>" + input + "</loopDataInputRef><loopDataOutputRef>" + output +
         "</loopDataOutputRef><inputDataItem id=\"" + b.fresh("it") + "\" name=\"one\"/><outputDataItem id=\"" +
         b.fresh("it") + "\" name=\"" + b.variable() + "\"/></multiInstanceLoopCharacteristics></userTask>");
  b.line(fills + " -> " + loops);
  b.feature("loop over data", loops);
  return Loose{loops};
}

// What a message carries, and what comes with one.
Open drawCarried(Builder& b, const Open& from) {
  const std::string source = dataObject(b), target = dataObject(b);
  const std::string throws = b.fresh("t"), input = b.fresh("i"), catches = b.fresh("c"), output = b.fresh("o");
  const auto message = [&](bool shared) {
    return "<messageEventDefinition messageRef=\"" + b.message(shared) + "\"/>";
  };
  b.line("<intermediateThrowEvent id=\"" + throws + "\"><dataInput id=\"" + input + "\"/>" +
         association("dataInputAssociation", source, input) + "<inputSet><dataInputRefs>" + input +
         "</dataInputRefs></inputSet>" + message(!b.inHandler) + "</intermediateThrowEvent>");
  b.connect(from, throws);
  b.line("<intermediateCatchEvent id=\"" + catches + "\"><dataOutput id=\"" + output + "\"/>" +
         association("dataOutputAssociation", output, target) + "<outputSet><dataOutputRefs>" + output +
         "</dataOutputRefs></outputSet>" + message(b.chance(50)) + "</intermediateCatchEvent>");
  b.line(throws + " -> " + catches);
  b.feature("data of a throw event", throws);
  b.feature("data of a catch event", catches);
  return Loose{catches};
}

}  // namespace

Open drawData(Builder& b, const Open& from) {
  static const std::vector<Open (*)(Builder&, const Open&)> kWays{drawMoved, drawMoved, drawStored, drawLooped,
                                                                  drawCarried};
  return b.oneOf(kWays)(b, from);
}

}  // namespace joinery::run::test
