public import YAML

extension PodView {
  /// The pods of objects that belong together, such as those of a rendering, in the order of the objects; of Lists, their items'.
  ///
  /// RuntimeClasses among the objects count when a pod's operating system is told.
  public static func pods(in documents: [YAMLValue]) -> [PodView] {
    let objects = documents.enumerated().flatMap { ObjectView.objects(in: $1, document: $0) }
    var runtimeClasses = RuntimeClasses()
    for object in objects { runtimeClasses.add(object) }
    return objects.compactMap { object in
      PodTemplatePath.find(in: object, declared: []).map { PodView($0, in: object, runtimeClasses: runtimeClasses) }
    }
  }
}
