// Sets the extension that installs windows_exporter on virtual machine scale sets of this resource group:
//   az deployment group create --resource-group RESOURCE_GROUP --template-file main.bicep --parameters scaleSets='["NAME"]'
// @NOTICE@

@description('Names of the scale sets; their machines run Windows.')
@minLength(1)
param scaleSets string[]

resource sets 'Microsoft.Compute/virtualMachineScaleSets@@API@' existing = [for name in scaleSets: {
  name: name
}]

resource windowsExporter 'Microsoft.Compute/virtualMachineScaleSets/extensions@@API@' = [for (name, index) in scaleSets: {
  name: '@NAME@'
  parent: sets[index]
  properties: loadJsonContent('extension.json')
}]
