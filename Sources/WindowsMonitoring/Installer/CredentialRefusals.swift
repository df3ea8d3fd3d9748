import ChartModel

/// Refuses credentials that contradict one another: a user logs on in just one way. The program says the same of Secrets that the chart
/// does not make (templates/installer/node_credentials.py).
struct CredentialRefusals: ChartElement {
  let credentials: InstallerSettings.Credentials

  var parts: [ChartPart] {
    Refuse(repeated: { $0.name }, in: credentials.pools, as: "pool") { pool in
      "two of \(credentials.pools.settingName) are named \(pool.name): their Secrets would be mounted at one place"
    }
    If(credentials.username.isNonEmpty) {
      Refuse(
        if: !credentials.password.isNonEmpty && !credentials.privateKey.isNonEmpty,
        "\(credentials.username.settingName) is given, and neither \(password) nor \(privateKey): give one of them, or leave the user name to the Secret \(credentials.secretName.settingName)"
      )
      Refuse(
        if: credentials.password.isNonEmpty && credentials.privateKey.isNonEmpty,
        "\(password) and \(privateKey) are both given: the installer logs on in one way, leave out the other")
    }
  }

  private var password: String { credentials.password.settingName }
  private var privateKey: String { credentials.privateKey.settingName }
}
