public import ChartModel

/// What a container may do.
public struct SecurityContext<OS: OperatingSystem>: Sendable {
  let tree: Tree
}

/// What all containers of a pod may do.
public struct PodSecurityContext<OS: OperatingSystem>: Sendable {
  let tree: Tree
}

// MARK: - Linux

extension SecurityContext where OS == Linux {
  /// What is nil is left to the pod's security context, the image and the container runtime (kubernetes/api, core/v1/types.go,
  /// SecurityContext).
  ///
  /// - Parameters:
  ///   - runAsNonRoot: whether the kubelet refuses to run the image as user 0.
  ///   - allowPrivilegeEscalation: whether processes may gain more rights than their parents; they always may where `privileged` or the
  ///     capability SYS_ADMIN is given.
  ///   - addCapabilities: beyond what the container runtime gives, such as `NET_BIND_SERVICE`.
  ///   - dropCapabilities: of what the runtime gives; `ALL` for all.
  public init(
    runAsUser: Expr<Int>? = nil, runAsGroup: Expr<Int>? = nil, runAsNonRoot: Expr<Bool>? = nil, privileged: Expr<Bool>? = nil,
    allowPrivilegeEscalation: Expr<Bool>? = nil, readOnlyRootFilesystem: Expr<Bool>? = nil, addCapabilities: [Expr<String>] = [],
    dropCapabilities: [Expr<String>] = []
  ) {
    tree = MapBuilder.tree { map in
      map.put("runAsUser", runAsUser)
      map.put("runAsGroup", runAsGroup)
      map.put("runAsNonRoot", runAsNonRoot)
      map.put("privileged", privileged)
      map.put("allowPrivilegeEscalation", allowPrivilegeEscalation)
      map.put("readOnlyRootFilesystem", readOnlyRootFilesystem)
      map.map("capabilities") { capabilities in
        capabilities.list("add", addCapabilities)
        capabilities.list("drop", dropCapabilities)
      }
    }
  }

  /// What Pod Security's `restricted` level asks of a container, with a read-only root file system on top.
  public static var restricted: SecurityContext {
    SecurityContext(allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, dropCapabilities: ["ALL"])
  }

  @available(*, unavailable, message: "runAsUserName is a Windows-only field: give runAsUser on Linux")
  public init(runAsUserName: Expr<String>, runAsNonRoot: Expr<Bool>? = nil) { self.init() }
}

extension PodSecurityContext where OS == Linux {
  /// - Parameter seccompProfile: `RuntimeDefault` or `Unconfined`.
  public init(
    runAsUser: Expr<Int>? = nil, runAsGroup: Expr<Int>? = nil, runAsNonRoot: Expr<Bool>? = nil, fsGroup: Expr<Int>? = nil,
    supplementalGroups: [Expr<Int>] = [], seccompProfile: String? = nil
  ) {
    tree = MapBuilder.tree { map in
      map.put("runAsUser", runAsUser)
      map.put("runAsGroup", runAsGroup)
      map.put("runAsNonRoot", runAsNonRoot)
      map.put("fsGroup", fsGroup)
      map.list("supplementalGroups", supplementalGroups)
      if let seccompProfile { map.map("seccompProfile") { $0.put("type", fixed: seccompProfile) } }
    }
  }

  /// What Pod Security's `restricted` level asks of a pod.
  public static func restricted(user: Expr<Int>, group: Expr<Int>? = nil, fsGroup: Expr<Int>? = nil) -> PodSecurityContext {
    PodSecurityContext(runAsUser: user, runAsGroup: group ?? user, runAsNonRoot: true, fsGroup: fsGroup, seccompProfile: "RuntimeDefault")
  }

  @available(*, unavailable, message: "runAsUserName is a Windows-only field: give runAsUser on Linux")
  public init(runAsUserName: Expr<String>, runAsNonRoot: Expr<Bool>? = nil) { self.init() }
}

// MARK: - Windows

/// The user that a Windows container runs as, and its group-managed service account.
private func windowsOptions(_ map: inout MapBuilder, user: Expr<String>?, nonRoot: Expr<Bool>?, credentialSpec: Expr<String>?) {
  map.put("runAsNonRoot", nonRoot)
  map.map("windowsOptions") { options in
    options.put("runAsUserName", user)
    options.put("gmsaCredentialSpecName", credentialSpec)
  }
}

extension SecurityContext where OS == Windows {
  /// - Parameters:
  ///   - runAsUserName: `ContainerUser`, `ContainerAdministrator`, or a user of the image.
  ///   - runAsNonRoot: refuses ContainerAdministrator.
  ///   - gmsaCredentialSpecName: the GMSACredentialSpec of the domain account that the container acts as (kubernetes.io, "Configure GMSA
  ///     for Windows Pods and containers").
  public init(runAsUserName: Expr<String>? = nil, runAsNonRoot: Expr<Bool>? = nil, gmsaCredentialSpecName: Expr<String>? = nil) {
    tree = MapBuilder.tree { windowsOptions(&$0, user: runAsUserName, nonRoot: runAsNonRoot, credentialSpec: gmsaCredentialSpecName) }
  }

  // kubernetes/kubernetes pkg/apis/core/validation/validation.go, validateWindows: the API server refuses each of these.
  @available(*, unavailable, message: "privileged is a Linux-only field: make the pod a PodSpec<HostProcess>")
  public init(privileged: Expr<Bool>) { self.init() }
  @available(*, unavailable, message: "runAsUser is a Linux-only field: give runAsUserName on Windows")
  public init(runAsUser: Expr<Int>) { self.init() }
  @available(*, unavailable, message: "runAsGroup is a Linux-only field: give runAsUserName on Windows")
  public init(runAsGroup: Expr<Int>) { self.init() }
  @available(*, unavailable, message: "readOnlyRootFilesystem is a Linux-only field: leave it out on Windows")
  public init(readOnlyRootFilesystem: Expr<Bool>) { self.init() }
  @available(*, unavailable, message: "allowPrivilegeEscalation is a Linux-only field: leave it out on Windows")
  public init(allowPrivilegeEscalation: Expr<Bool>) { self.init() }
  @available(*, unavailable, message: "capabilities are Linux-only: choose the user with runAsUserName on Windows")
  public init(dropCapabilities: [Expr<String>]) { self.init() }
  @available(*, unavailable, message: "capabilities are Linux-only: choose the user with runAsUserName on Windows")
  public init(addCapabilities: [Expr<String>]) { self.init() }
  @available(*, unavailable, message: "these are Linux-only fields: give runAsUserName and runAsNonRoot on Windows")
  public init(
    runAsUser: Expr<Int>? = nil, runAsGroup: Expr<Int>? = nil, runAsNonRoot: Expr<Bool>? = nil, privileged: Expr<Bool>? = nil,
    allowPrivilegeEscalation: Expr<Bool>? = nil, readOnlyRootFilesystem: Expr<Bool>? = nil, addCapabilities: [Expr<String>] = [],
    dropCapabilities: [Expr<String>] = []
  ) {
    self.init()
  }
  @available(*, unavailable, message: "restricted is Linux-only: give runAsUserName: \"ContainerUser\", runAsNonRoot: true on Windows")
  public static var restricted: SecurityContext { SecurityContext() }
}

extension PodSecurityContext where OS == Windows {
  /// For containers that say nothing else; parameters as for a container.
  public init(runAsUserName: Expr<String>? = nil, runAsNonRoot: Expr<Bool>? = nil, gmsaCredentialSpecName: Expr<String>? = nil) {
    tree = MapBuilder.tree { windowsOptions(&$0, user: runAsUserName, nonRoot: runAsNonRoot, credentialSpec: gmsaCredentialSpecName) }
  }

  @available(*, unavailable, message: "runAsUser is a Linux-only field: give runAsUserName on Windows")
  public init(runAsUser: Expr<Int>) { self.init() }
  @available(*, unavailable, message: "fsGroup is a Linux-only field: Windows volumes have no groups")
  public init(fsGroup: Expr<Int>) { self.init() }
  @available(*, unavailable, message: "seccompProfile is a Linux-only field: leave it out on Windows")
  public init(seccompProfile: String) { self.init() }
  @available(*, unavailable, message: "these are Linux-only fields: give runAsUserName and runAsNonRoot on Windows")
  public init(
    runAsUser: Expr<Int>? = nil, runAsGroup: Expr<Int>? = nil, runAsNonRoot: Expr<Bool>? = nil, fsGroup: Expr<Int>? = nil,
    supplementalGroups: [Expr<Int>] = [], seccompProfile: String? = nil
  ) {
    self.init()
  }
  @available(*, unavailable, message: "restricted is Linux-only: give runAsUserName: \"ContainerUser\", runAsNonRoot: true on Windows")
  public static func restricted(user: Expr<Int>, group: Expr<Int>? = nil, fsGroup: Expr<Int>? = nil) -> PodSecurityContext {
    PodSecurityContext()
  }
}

// MARK: - HostProcess

extension SecurityContext where OS == HostProcess {
  @available(*, unavailable, message: "all containers of a HostProcess pod are alike: give the user to the PodSpec<HostProcess>")
  public init(runAsUserName: Expr<String>) { tree = .map([]) }
  @available(*, unavailable, message: "privileged is a Linux-only field: a HostProcess pod is as free as its user")
  public init(privileged: Expr<Bool>) { tree = .map([]) }
}
