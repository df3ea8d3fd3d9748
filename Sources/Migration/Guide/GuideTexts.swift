/// The prose of MIGRATION.md. Facts about the old chart: logzio/logzio-helm, charts/logzio-telemetry at 3d36a14 (5.9.6): its templates,
/// windows_exporter_installer/ and nginx/.
enum GuideTexts {
  static func introduction(file: String, isParent: Bool) -> String {
    """
    # From logzio-telemetry to \(Guide.release)

    Written by `wingen init --from-values` from \(file), values of logzio-telemetry 5.9\(isParent ? " inside those of its parent chart logzio-monitoring" : ""). It is about
    the metrics of Windows nodes and nothing else. No password and no token is in this file or in `values.yaml`.
    """
  }

  /// What is said before the reasons for each effect.
  static let effects: [(IdleCause.Effect, String)] = [
    (.none, "It collects **no metrics of Windows nodes**; each of these is enough for that:"),
    (.noneUnlessSeenTo, "It collects **none unless you saw to this elsewhere**:"),
    (.some, "It **loses metrics of Windows nodes**:"),
  ]

  /// - Parameter keys: those whose values are, or may be, credentials.
  static func held(_ keys: String) -> String {
    "**Before you install:** set by yourself what was not carried over because it is, or may hold, a credential: \(keys)."
  }

  static let clusterName = """
    Give the cluster its name: `\(ChartSetting.clusterName.rawValue)` is the label `cluster` of every series. The old chart had none.
    """

  static let firewall = """
    See whether `\(ChartSetting.firewallAddresses.rawValue)` must name the range of your pods: only it may reach the exporter now. By default that is the
      node's own pods, or its subnet where nodes have no pod range. Pods in a subnet of their own must be named.
    """

  static let mirror = """
    Your images come from a registry of your own, or need credentials. Mirror the chart's images as well and name the registry:
      `collectors.image`, `\(ChartSetting.installerRegistry.rawValue)`, `\(ChartSetting.testImageRegistry.rawValue)` and each image of `\(ChartSetting.proxyBuilds.rawValue)`. nginx and the MSI of
      windows_exporter are files: `\(ChartSetting.nginxAddress.rawValue)`, `\(ChartSetting.msiMirror.rawValue)`.
    """

  static let proxyNodes = """
    `\(ChartSetting.proxyNodeSelector.rawValue)` has the labels of the old `nodeSelector`. See that your Windows nodes have them: a node without gets no proxy.
    """

  static let foreign = "For other charts of logzio-monitoring, which are left as they are."

  /// Credentials go from Secret to Secret through files that only their owner can read, and never through a command line.
  ///
  /// - Parameters:
  ///   - given: the keys of the old file that hold credentials.
  ///   - tokenSecret: the old chart's Secret; nil if the new chart reads the same one.
  static func secrets(given: String?, tokenSecret: String?, isNodeSecretMade: Bool) -> String {
    let found = given.map {
      "The old values hold credentials at \($0). Take them out of the file, and out of its history, when you are done."
    }
    let read = """
        kubectl --namespace "$OLD" get secret \(CredentialRules.nodeSecret) --output 'jsonpath={.data.username}' | base64 --decode > "$DIR/username"
        kubectl --namespace "$OLD" get secret \(CredentialRules.nodeSecret) --output 'jsonpath={.data.password}' | base64 --decode > "$DIR/password"
      """
    let readToken = tokenSecret.map { name in
      """
        kubectl --namespace "$OLD" get secret \(name) --output 'jsonpath={.data.\(CredentialRules.tokenKey)}' | base64 --decode > "$DIR/token"
      """
    }
    // A pipe succeeds with its last command: a Secret that is not there would yield an empty file.
    let check = """
        for FILE in username password\(tokenSecret == nil ? "" : " token"); do test -s "$DIR/$FILE"; done
      """
    let write = """
        kubectl --namespace \(Guide.namespace) create secret generic windows-node-credentials \\
          --from-file=username="$DIR/username" --from-file=password="$DIR/password"
      """
    let writeToken = tokenSecret.map { _ in
      """
        kubectl --namespace \(Guide.namespace) create secret generic logzio-metrics --from-file=token="$DIR/token"
      """
    }
    let block = """
      ```sh
      OLD=…   # the namespace of the old release
      kubectl create namespace \(Guide.namespace)
      (
        set -eu
        umask 077
        DIR=$(mktemp -d)
        trap 'rm -rf "$DIR"' EXIT
      \([read, readToken, check, write, writeToken].compactMap(\.self).joined(separator: "\n"))
      )
      ```
      """
    let parts = [
      "## Secrets", found,
      "The chart reads credentials from Secrets that you make. These commands take them out of the old release's, without showing them:",
      block,
      isNodeSecretMade
        ? nil
        : "`secrets.enabled` is false, so that the old release made no Secret `\(CredentialRules.nodeSecret)`. If you did not make it either, put the user name and the password into the two files with an editor, without a line break at the end.",
      tokenSecret == nil
        ? "The token stays in your own Secret, which `\(ChartSetting.tokenSecretName.rawValue)` names. It must be in the namespace that the chart is installed into: if that is not `\(Guide.namespace)`, change it in all commands here."
        : nil,
      """
      A private key instead of the password is safer: key `ssh-privatekey` in place of `password`. The installer sends a password only to
      nodes whose host key it knows: put the keys into the ConfigMap that the notes of the release name, or, where every node of the
      cluster is trusted at that moment, install with `--set installer.hostKeys.learnWithPassword=true` and switch that off again after
      the first run.
      """,
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n")
  }

  static let better = """
    ## What changes for the better

    * The password is in a Secret alone: no longer in values, in Helm's release record, or among the arguments of a process.
    * Host keys of nodes are pinned; the old installer accepted any, and gave its password to whoever answered.
    * windows_exporter is \(MetricNames.version) (2026) instead of 0.16.0 (2021), its MSI is checked against a SHA-256, and an installation counts only when
      the service answers. The old installer did nothing where any version was running.
    * The exporter's port is open to the cluster's pods alone. The old MSI opened it to every address.
    * Windows Server 2022 and 2025 side by side, each with a proxy of its own build.
    * The proxy has limits and probes and tolerates the usual taints of Windows nodes; the installer has no rights beyond its work, and its
      container is not privileged.
    * One collector finds the proxies of all Windows nodes. In the old chart that depended on the mode.
    * The port of the old proxies was written into an annotation that no job read: what was scraped were the ports that containers declare.
    * Values are checked: a misspelt key is refused, where the old chart passed over it.
    """

  static let metrics = """
    ## What is called otherwise

    | | old release | new chart |
    |---|---|---|
    | port of the exporter on nodes | 9100 | 9182 (`exporter.port`) |
    | label `job` | `windows-metrics` | `windows-exporter` |
    | label with the node's name | `kubernetes_node`, in mode standalone alone | `node` |
    | labels with the environment | `p8s_logzio_name` and `env_id` | `p8s_logzio_name` |
    | label with the cluster | none | `cluster` |
    | containers | `container_id` | `namespace`, `pod`, `container` and `container_id` |
    | collectors of the exporter | cpu, cs, container, logical_disk, memory, net, os, service, system, tcp | the exporter's own and container |

    Dashboards and alerts over the following need the new name. `windows_system_boot_time_timestamp` is a point in time: the time since is
    `time() - windows_system_boot_time_timestamp`. For `windows_tcp_…` and `windows_pagefile_…` add the collectors to
    `\(ChartSetting.exporterCollectors.rawValue)`: `["[defaults]", container, pagefile, tcp]`.

    \(MetricNames.table)
    """

  static func steps(isNamespaceFixed: Bool) -> String {
    """
    ## The order of steps

    1. Stop the old installer, so that it does not set to work between the removal and the installation of an exporter:
       `kubectl --namespace "$OLD" patch cronjob windows-exporter-installer-scheduled --patch '{"spec":{"suspend":true}}'`, and wait for
       a run that is under way.
    2. Make the Secrets, as above.
    3. Write the chart: `wingen build \(MigrationWording.chartTitle) -o \(Guide.release)`
    4. Look at what would be installed: `wingen render \(MigrationWording.chartTitle) -f values.yaml --namespace \(Guide.namespace)`
    5. Install it beside the old release:
       `helm upgrade --install \(Guide.release) ./\(Guide.release) --namespace \(Guide.namespace) --create-namespace -f values.yaml`
    6. Check. The installer says what it did on each node:
       `kubectl --namespace \(Guide.namespace) logs --tail=-1 --prefix --selector app.kubernetes.io/instance=\(Guide.release),app.kubernetes.io/component=installer`.
       Every Windows node has a proxy pod that is ready, and Logz.io shows `windows_exporter_build_info` for every Windows node. The old
       release's own series of Windows nodes end here: the exporter has left port 9100.
    7. Remove the Windows part of the old release. If it did nothing else, remove it: `helm uninstall`. If it is also to go on with Linux
       nodes, kube-state-metrics, traces or anything else, keep it and take these keys out of its values, then `helm upgrade`:
       `secrets.windowsNodeUsername`, `secrets.windowsNodePassword`, `global.windows.enabled`. Look for `--set` of them too.
    8. Change the password of the nodes: it has been in values and release records.\(isNamespaceFixed ? " Keep your Secret with the token." : "")

    To go back before step 7, upgrade with `--set installer.state=absent`, wait until the installer has taken windows_exporter off every node,
    uninstall \(Guide.release), and set `suspend` of the old CronJob to `false`: it installs 0.16.0 where no windows_exporter runs.
    """
  }

  static let leftBehind = """
    ## What the old release leaves on nodes

    * windows_exporter 0.16.0, listening on port 9100. The new installer upgrades it in place: both MSIs have the same upgrade code. The
      firewall rule `windows_exporter (HTTP 9100)` belongs to the old MSI and goes with it.
    * `windows-exporter.msi` in the home folder of the user that the installer logged on as. Nothing needs it; delete it when you like.
    * Nodes that were never reached have nothing; the new installer treats them like new ones.
    """
}
