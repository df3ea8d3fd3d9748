import Testing

/// Fleet files in which something is wrong, with a mark `§` before the place.
struct BadFleet: Sendable, CustomTestStringConvertible {
  var code: String
  /// A whole fleet file if it begins with `fleet:`; else keys of a cluster, in a map in braces.
  var text: String
  /// What message or hint must say.
  var says: [String]
  var files: [String: String] = [:]
  /// The JSON Schema refuses it too.
  var isShape = true
  /// No fleet comes of it; otherwise the one cluster is broken.
  var isWhole = false

  init(
    _ code: String, _ text: String, _ says: String..., files: [String: String] = [:], isShape: Bool = true, isWhole: Bool? = nil
  ) {
    (self.code, self.says, self.files, self.isShape) = (code, says, files, isShape)
    let isFile = text.hasPrefix("fleet:") || text.hasPrefix("§")
    self.text =
      isFile ? text : "fleet: f\nclusters:\n  - {name: a, spec: s, delivery: manifests, namespace: m, \(text)}\n"
    self.isWhole = isWhole ?? isFile
  }

  var testDescription: String { "\(code): \(text.prefix(120))" }

  private static let head = "fleet: f\ndefaults: {spec: s, delivery: manifests, namespace: m}\n"

  static let all: [BadFleet] = types + names + secrets + layers + tables

  private static let types = [
    BadFleet("FLEET001", "§- a\n", "expected a map, found a list"),
    BadFleet("FLEET001", "wave: §\"1\"", "expected an integer from 0 to 999, found the text \"1\"", "without quotes"),
    BadFleet("FLEET001", "kubernetes: §1.30", "found the number 1.3", "write it in quotes"),
    BadFleet("FLEET001", "region: §no", "found false", "write it in quotes"),
    BadFleet("FLEET001", "values: §[a]", "expected a map, found a list"),
    BadFleet("FLEET001", "labels: §null", "found nothing", "remove the key"),
    BadFleet("FLEET001", "windowsBuilds: §2022", "expected a list, found the number 2022", "brackets"),
    BadFleet("FLEET001", "labels: {a: §1}", "labels.a: expected a label's value", "write it in quotes"),
    BadFleet("FLEET001", "fleet: f\nargocd: {prune: §\"yes\"}\nclusters: []\n", "expected true or false", "without quotes"),
    BadFleet("FLEET002", "wave: 1, §windowBuilds: [2022]", "windowBuilds: no such key", "did you mean windowsBuilds?"),
    BadFleet("FLEET002", "fleet: f\n§cluster: []\nclusters: []\n", "did you mean clusters?"),
    BadFleet("FLEET002", "fleet: f\nflux: {§timeout: 5m}\nclusters: []\n", "known here: namespace, interval, hub, decryptionSecret"),
    BadFleet("FLEET003", "§clusters: []\n", "fleet is missing"),
    BadFleet("FLEET003", "§fleet: f\n", "expected clusters or tables, found neither"),
    BadFleet(
      "FLEET003", "fleet: f\nclusters:\n  - §{name: a, delivery: manifests, namespace: m}\n", "cluster a: spec is missing", isShape: false,
      isWhole: false),
    BadFleet(
      "FLEET003", "fleet: f\nclusters:\n  - §{name: a, spec: s, namespace: m}\n", "delivery is missing", "one of argocd, flux",
      isShape: false, isWhole: false),
    BadFleet(
      "FLEET003", "fleet: f\nclusters:\n  - §{name: a, spec: s, delivery: manifests}\n", "namespace is missing", isShape: false,
      isWhole: false),
    BadFleet(
      "FLEET003", "§fleet: f\nclusters:\n  - {name: a, spec: s, delivery: argocd, namespace: m}\n", "cluster a: repository.url is missing",
      isShape: false, isWhole: false),
    BadFleet(
      "FLEET003",
      "fleet: f\nrepository: {url: https://e.x/r}\nflux: {hub: true}\nclusters:\n  - §{name: a, spec: s, delivery: flux, namespace: m}\n",
      "destination.kubeconfigSecret is missing", isShape: false, isWhole: false),
    BadFleet("FLEET003", "fleet: f\nrepository: §{path: a}\nclusters: []\n", "repository: url is missing"),
    BadFleet("FLEET004", "cloud: §azure", "expected one of aks, eks, gke, openshift, other, found \"azure\""),
    BadFleet("FLEET004", "fleet: f\nargocd: {generator: §lists}\nclusters: []\n", "did you mean list?"),
    BadFleet("FLEET005", "wave: §1000", "expected an integer from 0 to 999, found the number 1000"),
    BadFleet("FLEET005", "wave: §-1", "found the number -1"),
    BadFleet("FLEET009", "kubernetes: §\"1\"", "expected a Kubernetes version in quotes"),
    BadFleet("FLEET009", "apiVersions: [§monitoring.coreos.com]", "apiVersions[0]: expected an API version"),
    BadFleet("FLEET010", "windowsBuilds: [2022, §2016]", "windowsBuilds[1]: \"2016\" is no release", "did you mean 2019?"),
    BadFleet("FLEET010", "windowsBuilds: [§10.0.99999]", "\"10.0.99999\" is no release or build"),
    BadFleet("FLEET011", "fleet: f\nflux: {interval: §10 minutes}\nclusters: []\n", "expected a duration", "90s, 10m, 1h30m"),
    BadFleet(
      "FLEET012", "fleet: f\nrepository: {url: §\"git@github.com:a/b.git\"}\nclusters: []\n", "expected the address", "ssh://git@host/path"),
    BadFleet("FLEET012", "fleet: f\nrepository: {url: §github.com/a}\nclusters: []\n", "found \"github.com/a\""),
    BadFleet("FLEET012", "destination: {server: §10.0.0.1}", "expected the address of an API server"),
    BadFleet(
      "FLEET012", "fleet: f\ncharts: {from: §https://charts.example.com}\nclusters: []\n",
      "expected repository, or the address of an OCI registry"),
    BadFleet("FLEET018", "valuesFiles: [§/etc/values.yaml]", "expected a path relative to the fleet file"),
    BadFleet("FLEET018", "valuesFiles: [§'a\\b.yaml']", "write / between the parts"),
    BadFleet(
      "FLEET018", "fleet: f\nrepository: {url: https://e.x, path: §../x}\nclusters: []\n", "expected a path from the repository's top"),
    BadFleet(
      "FLEET018", "fleet: f\nclusters:\n  - {name: a, spec: §a/.., delivery: manifests, namespace: m}\n",
      "expected the name of a built-in spec", isWhole: false),
    BadFleet("FLEET019", "fleet: f\ncharts: {from: oci://r.x/c, version: §v1.2.3}\nclusters: []\n", "without a leading v"),
    BadFleet(
      "FLEET026", "fleet: f\ncharts: {from: repository, §version: 1.2.3}\nclusters: []\n", "charts.version: charts of the repository",
      isShape: false),
    BadFleet(
      "FLEET026", "destination: §{server: https://e.x, name: b}", "destination: server and name stand together", "keep one of server, name"),
  ]

  private static let names = [
    BadFleet("FLEET006", "release: §Windows", "expected the name of a release", "write it in lower case"),
    BadFleet("FLEET006", "release: §\(String(repeating: "a", count: 54))", "at most 53"),
    BadFleet("FLEET006", "fleet: §Windows_Metrics\nclusters: []\n", "fleet: expected a name of at most 53"),
    BadFleet(
      "FLEET006", "fleet: f\nclusters:\n  - {name: §../a, spec: s, delivery: manifests, namespace: m}\n",
      "clusters[0].name: expected a name of at most 63", isWhole: false),
    BadFleet("FLEET006", "fleet: f\nenvironments: {§a b: {}}\nclusters: []\n", "environments.a b: expected a name"),
    BadFleet("FLEET013", "labels: {§-a: b}", "labels.-a: expected a label's key"),
    BadFleet("FLEET013", "labels: {a: §a b}", "expected a label's value"),
    BadFleet(
      "FLEET007", head + "clusters: [{name: a}, {name: §a}]\n", "the cluster a is declared twice", isShape: false, isWhole: false),
    BadFleet(
      "FLEET027", head + "clusters:\n  - {name: b, spec: x/s}\n  - {name: a, spec: §y/S}\n", "one folder", isShape: false,
      isWhole: false),
  ]

  private static let secrets = [
    BadFleet("FLEET014", "secrets: {x: §{}}", "secrets.x: nothing makes the Secret", "existing: true"),
    BadFleet("FLEET014", "secrets: {x: §{sops: {keys: [a]}, existing: true}}", "sops and existing stand together"),
    BadFleet("FLEET001", "secrets: {x: {existing: §false}}", "expected true"),
    BadFleet("FLEET001", "secrets: {x: §hunter2}", "expected a map, found a text"),
    BadFleet("FLEET001", "secrets: §hunter2", "expected a map, found a text"),
    BadFleet("FLEET001", "secrets: {x: {sops: {keys: §hunter2}}}", "expected a list, found a text"),
    BadFleet("FLEET001", "fleet: f\nsops: §AGE-SECRET-KEY-1hunter2\nclusters: []\n", "expected a map, found a text"),
    BadFleet("FLEET002", "secrets: {x: {§externalSecrets: {}}}", "did you mean externalSecret?"),
    BadFleet("FLEET003", "secrets: {x: {sops: {keys: §[]}}}", "expected at least 1 element"),
    BadFleet("FLEET003", "secrets: {x: {externalSecret: §{data: {a: b}}}}", "store is missing"),
    BadFleet("FLEET006", "secrets: {§X_y: {existing: true}}", "expected the name of an object"),
    BadFleet("FLEET011", "secrets: {x: {externalSecret: {store: s, refreshInterval: §1d, data: {a: b}}}}", "expected a duration"),
    BadFleet("FLEET015", "secrets: {x: {sops: {keys: [§a b]}}}", "expected a key of a Secret"),
    BadFleet("FLEET015", "secrets: {x: {externalSecret: {store: s, data: {§a b: c}}}}", "expected a key of a Secret"),
    BadFleet(
      "FLEET016", "secrets: {x: {§stringData: {token: hunter2}}}", "may not stand in a fleet file", "externalSecret", "change the value"),
    BadFleet("FLEET016", "secrets: {x: {sops: {keys: [a]}, §data: {a: aHVudGVyMg==}}}", "may not stand in a fleet file"),
    BadFleet("FLEET016", "secrets: {x: {sops: {keys: [a], §password: hunter2}}}", "secrets.x.sops.password: a Secret's value"),
    BadFleet("FLEET016", "secrets: {x: {externalSecret: {store: s, data: {a: {key: b, §value: hunter2}}}}}", "may not stand"),
    BadFleet(
      "FLEET016", "fleet: f\nrepository: {url: §\"https://x:hunter2@github.com/a\"}\nclusters: []\n", "holds a user or a password",
      isShape: false),
    BadFleet("FLEET019", "fleet: f\nsops: {age: [§AGE-SECRET-KEY-1hunter2]}\nclusters: []\n", "a public key of age", "never a private key"),
    BadFleet(
      "FLEET026", "secrets: {x: {secretProviderClass: {provider: azure, parameters: {§objects: a}, data: {a: b}}}}", "written from data",
      isShape: false),
  ]

  private static let layers = [
    BadFleet("FLEET008", "environment: §prod", "there is no environment \"prod\"", "declare it under environments", isShape: false),
    BadFleet(
      "FLEET008", "fleet: f\nregions: {westeurope: {}}\nclusters:\n  - {name: a, region: §westeuropa}\n", "did you mean westeurope?",
      isShape: false, isWhole: false),
    BadFleet("FLEET004", "fleet: f\ndefaults: {cloud: §x}\nclusters: [{name: a}]\n", "defaults.cloud: expected one of", isWhole: false),
    BadFleet(
      "FLEET002", "fleet: f\nregions: {eu: {§name: b}}\nclusters: [{name: a, region: eu}]\n", "regions.eu.name: no such key", isWhole: false
    ),
    BadFleet("FLEET017", "valuesFiles: [v.yaml]", "expected a map of settings, found a list", files: ["v.yaml": "§- a\n"], isShape: false),
    BadFleet("YAML024", "valuesFiles: [v.yaml]", files: ["v.yaml": "a: §]\n"], isShape: false),
    BadFleet("CLI001", "valuesFiles: [a.yaml, §v.yaml]", "No such file", files: ["a.yaml": ""], isShape: false),
  ]

  private static let tables = [
    BadFleet("FLEET003", "fleet: f\ntables: [§{file: t.csv}]\n", "cluster is missing"),
    BadFleet("FLEET003", "fleet: f\ntables: [§{cluster: {name: a}}]\n", "expected file or rows"),
    BadFleet(
      "FLEET026", "fleet: f\ntables: [§{file: t.csv, rows: [], cluster: {name: a}}]\n", "file and rows stand together",
      files: ["t.csv": "a\n"]),
    BadFleet("CLI001", "fleet: f\ntables: [{file: §t.csv, cluster: {name: a}}]\n", "No such file", isShape: false),
    table("FLEET020", "name\n§\"a\n", "never closed", isWhole: true),
    table("FLEET020", "name\na§\"b\n", "a quote stands within", isWhole: true),
    table("FLEET020", "name\n\"a\"§b\n", "behind the closing quote", isWhole: true),
    table("FLEET020", "name§\ra\r", "carriage return", isWhole: true),
    table("FLEET021", "§", "has no header", isWhole: true),
    table("FLEET021", "name,§,x\na,b,c\n", "expected the name of a column", isWhole: true),
    table("FLEET021", "§name;env\na;b\n", "commas, not semicolons", isWhole: true),
    table("FLEET021", "name,§name\na,b\n", "stands twice", isWhole: true),
    table("FLEET021", "name,§wave:integer\na,1\n", "did you mean int?", isWhole: true),
    table("FLEET022", "name,x\n§a\n", "the row has 1 cell(s), the header 2"),
    table("FLEET022", "name,x\n\n§a,\"b\",c\n", "the row has 3 cell(s), the header 2"),
    table("FLEET023", "name,x:int\na,§1.5\n", "expected an integer in the column x, found \"1.5\""),
    table("FLEET023", "name,x:bool\na,§ja\n", "expected true or false"),
    table("FLEET025", "name,wave:int\na,§\n", "the column wave is empty", "${wave?}", template: ", wave: '${wave}'"),
    table("FLEET025", "name,x\na,§\n", "the column x is empty", template: ", labels: {x: 'x-${x}'}"),
    // The cell is to blame, not the template.
    table("FLEET001", "name,wave\na,§1\n", "cluster a: wave: expected an integer", "wave:int", template: ", wave: '${wave}'"),
    table("FLEET010", "name,build\na,§2003\n", "is no release", template: ", windowsBuilds: ['${build}']"),
    table("FLEET006", "name\n§A_b\n", "tables[0].cluster.name: expected a name"),
    table("FLEET008", "name,env\na,§prod\n", "there is no environment", template: ", environment: '${env}'"),
    BadFleet(
      "FLEET024", head + "tables: [{rows: [{name: a}], cluster: {name: '${name}', release: §'${nam}'}}]\n", "no column \"nam\"",
      "did you mean ${name}?", isShape: false, isWhole: false),
    BadFleet(
      "FLEET024", head + "tables: [{rows: [{name: a}], cluster: {name: '${name}', values: {a: §'${env:X}'}}}]\n", "no column \"env:X\"",
      "write $${", isShape: false, isWhole: false),
    BadFleet(
      "FLEET024", head + "tables: [{rows: [{name: a}], cluster: {name: '${name}', release: §'${name'}}]\n", "never closed", isShape: false,
      isWhole: false),
    BadFleet(
      "FLEET024", head + "tables: [{rows: [{name: a}], cluster: {name: '${name}', values: {§'${name}': 1}}}]\n", "not in the key",
      isShape: false, isWhole: false),
    BadFleet(
      "FLEET002", head + "tables: [{rows: [{name: a}], cluster: {name: '${name}', §nmespace: m}}]\n", "did you mean namespace?",
      isWhole: false),
    BadFleet("FLEET001", head + "tables: [{rows: [{name: a, x: §[]}], cluster: {name: '${name}'}}]\n", "expected a text, a number"),
  ]

  private static func table(
    _ code: String, _ csv: String, _ says: String..., template: String = "", isWhole: Bool = false
  ) -> BadFleet {
    var bad = BadFleet(
      code, head + "tables: [{file: t.csv, cluster: {name: '${name}'\(template)}}]\n", files: ["t.csv": csv], isShape: false,
      isWhole: isWhole)
    bad.says = says
    return bad
  }
}
