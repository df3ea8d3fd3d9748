import ChartModel

/// What NOTES.txt says of the installer.
struct InstallerNotes: ChartElement {
  let settings: InstallerSettings
  let component: String
  let statusConfigMap: Expr<String>
  let knownHostsConfigMap: Expr<String>
  let usesOwnSecret: Expr<Bool>

  var parts: [ChartPart] {
    access
    results
    runs
    removal
  }

  private var access: Chart {
    Chart {
      Notes(
        "",
        "The installer needs SSH on the Windows nodes (port \(settings.sshPort)): in AKS it must be enabled on the node pool, with an",
        "administrator of the nodes as the user.")
      If(!usesOwnSecret) {
        Notes(
          "",
          "The installer logs on to Windows nodes with the Secret \(settings.credentials.secretName). If it is not there yet, make it; until",
          "then the installer reports the nodes as failed:",
          "",
          "  kubectl create secret generic \(settings.credentials.secretName) --namespace \(Release.namespace) \\",
          "    --from-file=username=./username --from-file=ssh-privatekey=./id_ed25519",
          "", "(or --from-file=password=./password instead of the key).")
        passwords(the: "A password")
      } else: {
        Notes(
          "",
          "The credentials of the Windows nodes came from values, so they also lie in Helm's release record in \(Release.namespace).",
          "A Secret of your own, named by installer.credentials.secretName, keeps them out of it.")
        If(settings.credentials.password.isNonEmpty) { passwords(the: "The password") }
      }
      If(settings.credentials.pools.isNonEmpty) {
        Notes("", "Nodes of these pools are logged on to with Secrets of their own, made likewise:", "")
        ForEach(settings.credentials.pools, as: "pool") { pool in Notes("  \(pool.name): \(pool.secretName)") }
      }
    }
  }

  /// Which machines are sent a password, which only the program knows to be in a Secret that is not the chart's.
  private func passwords(the password: String) -> Chart {
    Chart {
      If(settings.hostKeys.learn && settings.hostKeys.learnWithPassword) {
        Notes(
          "",
          "installer.hostKeys.learnWithPassword is on: at the first connection a password goes to whatever answers at a node's address. A",
          "Linux node that was broken into can label itself a Windows node and get it. Turn it off once all host keys are pinned.")
      } else: {
        Notes(
          "",
          "\(password) is sent only to nodes whose host key is known; others are reported as failed. Give a key for each node, an entry",
          "named after the node, such as `akswin000000: akswin000000 ssh-ed25519 AAAA...`:", "",
          "  kubectl edit configmap \(knownHostsConfigMap) --namespace \(Release.namespace)")
      }
    }
  }

  private var runs: Chart {
    Chart {
      If(!settings.job.enabled && !settings.cronJob.enabled && !settings.loop.enabled) {
        Notes("", "None of installer.job, installer.cronJob and installer.loop is enabled: nothing will be installed.")
      }
      If(settings.job.enabled && settings.job.asHook) {
        Notes("", "installer.job.asHook is on: Helm has waited for the installer, and a node that fails makes the release fail.")
      }
      If(settings.loop.enabled) {
        Notes(
          "", "installer.loop is enabled: a pod that holds administrators' credentials of the nodes runs all the time. Those of the",
          "CronJob hold them only while they run.")
        If(settings.cronJob.enabled) {
          Notes("installer.cronJob is enabled too, and does the same work: disable one of them.")
        }
      }
    }
  }

  /// A dry run writes no status.
  private var results: Chart {
    Chart {
      If(settings.dryRun) {
        Notes(
          "", "installer.dryRun is on: nothing is changed on any node. What would be done is in the log:", "",
          "  kubectl logs --namespace \(Release.namespace) --tail=-1 --prefix \\",
          "    --selector app.kubernetes.io/instance=\(Release.name),app.kubernetes.io/component=\(component)")
      } else: {
        Notes(
          "", "What the installer did on each node:", "",
          "  kubectl get configmap \(statusConfigMap) --namespace \(Release.namespace) --output yaml")
      }
    }
  }

  private var removal: Chart {
    Chart {
      If(settings.state.is(.absent)) {
        Notes(
          "", "installer.state is absent: windows_exporter is taken off the nodes. Once the installer reports every node as removed or",
          "unchanged, the release can be uninstalled.")
      } else: {
        Notes(
          "", "Uninstalling the release leaves windows_exporter on the nodes. To take it off, upgrade with installer.state=absent first,",
          "and wait until the installer reports every node as removed.")
      }
    }
  }
}
