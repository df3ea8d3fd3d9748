import Diagnostics
import Glibc

extension InputProblem {
  /// That nothing has a path, with the name that may be meant for the first part that is missing.
  static func missing(_ path: String) -> InputProblem {
    var (folder, name) = FilePath.split(path)
    var status = stat()
    // Of a path whose folder is missing too, the folder's name is the wrong one.
    while stat(folder, &status) != 0, folder != ".", folder != "/" { (folder, name) = FilePath.split(folder) }
    guard let listing = try? FolderListing(folder) else { return .missing(path: path, nearest: nil) }
    let names = listing.entries.lazy.filter { $0.isUTF8 && (!$0.isHidden || name.utf8.first == UInt8(ascii: ".")) }.map(\.name)
    return .missing(path: path, nearest: nearestMatch(to: name, among: names).map { FilePath.join(folder, $0) })
  }
}
