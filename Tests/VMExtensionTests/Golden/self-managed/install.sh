#!/bin/sh
# Sets the extension that installs windows_exporter on virtual machine scale sets. For scale sets of your own; on those of AKS, Azure would refuse it.
# Needs the Azure CLI, logged in to the subscription. Where all is as wanted, nothing is set.
set -eu

usage() {
  cat >&2 <<'TEXT'
usage: install.sh [-n] [-i] RESOURCE_GROUP SCALE_SET...

  -n  only show what would be set; exit with 1 if there is anything
  -i  then bring the present machines up to their scale set's model: all of it, not this extension alone

Without -i, scale sets with the upgrade policy Manual (AKS has such) give the extension to new machines only.
TEXT
  exit 2
}

dry_run=
instances=
while getopts ni option; do
  case $option in
    n) dry_run=1 ;;
    i) instances=1 ;;
    *) usage ;;
  esac
done
shift $((OPTIND - 1))
[ $# -ge 2 ] || usage
group=$1
shift

wanted=$(dirname "$0")/extension.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fail() {
  echo "install.sh: $*" >&2
  exit 1
}

# What Resource Manager itself says of a scale set: its names do not change with the version of the CLI.
show() {
  az resource show --resource-group "$group" --resource-type Microsoft.Compute/virtualMachineScaleSets --name "$1" \
    --api-version 2024-11-01 --query "$2" --output "$3"
}

# Azure allows one extension of a kind on a machine, whatever its name.
check() {
  system=$(show "$1" properties.virtualMachineProfile.storageProfile.osDisk.osType tsv)
  [ "$system" = Windows ] || fail "the machines of $1 run ${system:-an unknown system}, not Windows"
  show "$1" "properties.virtualMachineProfile.extensionProfile.extensions[].[properties.publisher, properties.type, name]" tsv \
    >"$work/extensions"
  tab=$(printf '\t')
  before=''
  if [ -n "$before" ]; then
    cut -f 3 "$work/extensions" | grep -qx "$before" ||
      fail "$1 has no extension $before, so it is no AKS node pool: write these files anew with --platform self-managed"
  elif cut -f 3 "$work/extensions" | grep -qx vmssCSE; then
    fail "$1 is an AKS node pool's: write these files anew with --platform aks"
  fi
  other=$(grep -i "^Microsoft.Compute${tab}CustomScriptExtension${tab}" "$work/extensions" | cut -f 3 | grep -vx 'windows-exporter' || true)
  [ -z "$other" ] || fail "$1 has an extension of the same kind already, $other, and Azure allows one"
}

changes=0
for set in "$@"; do
  check "$set"
  show "$set" "properties.virtualMachineProfile.extensionProfile.extensions[?name=='windows-exporter'] | [0].properties.{autoUpgradeMinorVersion: autoUpgradeMinorVersion, forceUpdateTag: forceUpdateTag, publisher: publisher, settings: settings, type: type, typeHandlerVersion: typeHandlerVersion}" json \
    >"$work/present"
  if diff -u "$work/present" "$wanted" >"$work/difference"; then
    echo "$set: as wanted"
  else
    changes=$((changes + 1))
    echo "$set: differs from extension.json"
    # Without the names of files, which say nothing.
    sed 1,2d "$work/difference"
    if [ -z "$dry_run" ]; then
      location=$(show "$set" location tsv)
      # The extension alone is put: az vmss extension set would put the whole scale set, and cannot suppress failures.
      az resource create --resource-group "$group" --namespace Microsoft.Compute --parent "virtualMachineScaleSets/$set" \
        --resource-type extensions --name 'windows-exporter' --api-version 2024-11-01 --location "$location" --properties "@$wanted" --output none
      echo "$set: set"
    fi
  fi
  if [ -n "$instances" ] && [ -z "$dry_run" ]; then
    az vmss update-instances --resource-group "$group" --name "$set" --instance-ids '*' --output none
    echo "$set: machines brought up to the model"
  fi
done
[ -z "$dry_run" ] || [ "$changes" -eq 0 ]
