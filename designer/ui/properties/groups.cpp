#include "designer/ui/properties/property.h"

namespace joinery::designer {

PropertyGroup generalGroup();
PropertyGroup processGroup();
PropertyGroup assignmentGroup();
PropertyGroup formGroup();
PropertyGroup jobGroup();
PropertyGroup scriptGroup();
PropertyGroup decisionGroup();
PropertyGroup callGroup();
PropertyGroup timerGroup();
PropertyGroup messageGroup();
PropertyGroup taskMessageGroup();
PropertyGroup signalGroup();
PropertyGroup errorGroup();
PropertyGroup escalationGroup();
PropertyGroup conditionalGroup();
PropertyGroup linkGroup();
PropertyGroup interruptingGroup();
PropertyGroup flowGroup();
PropertyGroup gatewayGroup();
PropertyGroup loopGroup();
PropertyGroup mappingGroup();

const std::vector<PropertyGroup>& propertyGroups() {
  static const std::vector<PropertyGroup> groups = {
      generalGroup(),  processGroup(),    assignmentGroup(),  formGroup(),    jobGroup(),          scriptGroup(),
      decisionGroup(), callGroup(),       timerGroup(),       messageGroup(), taskMessageGroup(),  signalGroup(),
      errorGroup(),    escalationGroup(), conditionalGroup(), linkGroup(),    interruptingGroup(), flowGroup(),
      gatewayGroup(),  loopGroup(),       mappingGroup()};
  return groups;
}

}  // namespace joinery::designer
