// Sets the extension that installs windows_exporter on virtual machine scale sets of this resource group:
//   az deployment group create --resource-group RESOURCE_GROUP --template-file main.bicep --parameters scaleSets='["NAME"]'
// AKS does not support extensions of others on its node pools, and takes them away when it upgrades: set it again then.

@description('Names of the scale sets; their machines run Windows.')
@minLength(1)
param scaleSets string[]

resource sets 'Microsoft.Compute/virtualMachineScaleSets@2024-11-01' existing = [for name in scaleSets: {
  name: name
}]

resource windowsExporter 'Microsoft.Compute/virtualMachineScaleSets/extensions@2024-11-01' = [for (name, index) in scaleSets: {
  name: 'windows-exporter'
  parent: sets[index]
  properties: loadJsonContent('extension.json')
}]
