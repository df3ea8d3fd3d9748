/// What a Windows node has much or little of, as far as the number of its series depends on it.
public struct NodeShape: Sendable, Hashable {
  /// Logical processors.
  public var cores: Int
  /// Processor sockets.
  public var sockets: Int
  /// Drive letters and mounted volumes, such as C: and D:, and what has none (`HarddiskVolume1`).
  public var volumes: Int
  public var disks: Int
  /// Network adapters as performance counters list them, virtual ones among them.
  public var networkInterfaces: Int
  /// Pods that have a network of their own.
  public var pods: Int
  /// Process-isolated containers, without those that hold a pod's network.
  public var containers: Int
  public var hostProcessContainers: Int
  public var processes: Int
  /// Services, running or not, that the collector does not leave out.
  public var services: Int
  public var pagingFiles: Int
  /// Files that the textfile collector reads; the series in them are not counted.
  public var textFiles: Int
  public var scheduledTasks: Int
  /// Collectors that are enabled.
  public var collectors: Int

  /// A node of usual size, with what is counted last as given. The defaults are guesses for Windows Server Core in a cluster.
  public init(
    cores: Int, sockets: Int = 1, volumes: Int = 3, disks: Int = 2, networkInterfaces: Int = 4, pods: Int = 10, containers: Int = 10,
    hostProcessContainers: Int = 2, processes: Int = 150, services: Int = 200, pagingFiles: Int = 1, textFiles: Int = 0,
    scheduledTasks: Int = 100, collectors: Int = 9
  ) {
    self.cores = cores
    self.sockets = sockets
    self.volumes = volumes
    self.disks = disks
    self.networkInterfaces = networkInterfaces
    self.pods = pods
    self.containers = containers
    self.hostProcessContainers = hostProcessContainers
    self.processes = processes
    self.services = services
    self.pagingFiles = pagingFiles
    self.textFiles = textFiles
    self.scheduledTasks = scheduledTasks
    self.collectors = collectors
  }

  /// The counts by the words of the table of formulas.
  enum Dimension: String, Sendable, CaseIterable {
    case core, socket, volume, disk, nic, pod, container, hostprocess, process, service, pagefile, textfile, task, collector
  }

  subscript(_ dimension: Dimension) -> Int {
    switch dimension {
    case .core: cores
    case .socket: sockets
    case .volume: volumes
    case .disk: disks
    case .nic: networkInterfaces
    case .pod: pods
    case .container: containers
    case .hostprocess: hostProcessContainers
    case .process: processes
    case .service: services
    case .pagefile: pagingFiles
    case .textfile: textFiles
    case .task: scheduledTasks
    case .collector: collectors
    }
  }
}
