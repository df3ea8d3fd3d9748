/// How numbers are shown: the ids of Grafana's units (grafana/grafana, packages/grafana-data/src/valueFormats/categories.ts).
public enum Unit: String, Sendable, Hashable, CaseIterable {
  /// The number as it is.
  case none
  /// Thousands as K, millions as Mil.
  case short
  /// With the separators of the reader's language.
  case locale
  case string
  /// 0 to 100.
  case percent
  /// 0 to 1.
  case percentUnit = "percentunit"
  case scientific = "sci"
  case hexadecimal = "hex"
  case boolean = "bool"
  case booleanYesNo = "bool_yes_no"
  case booleanOnOff = "bool_on_off"

  /// In steps of 1,024.
  case bytes
  /// In steps of 1,000.
  case decimalBytes = "decbytes"
  case bits
  case kibibytes = "kbytes"
  case mebibytes = "mbytes"
  case gibibytes = "gbytes"

  case bytesPerSecond = "Bps"
  case binaryBytesPerSecond = "binBps"
  case bitsPerSecond = "bps"
  case binaryBitsPerSecond = "binbps"
  case packetsPerSecond = "pps"

  case countsPerSecond = "cps"
  case operationsPerSecond = "ops"
  case requestsPerSecond = "reqps"
  case readsPerSecond = "rps"
  case writesPerSecond = "wps"
  case inputOutputOperationsPerSecond = "iops"
  case countsPerMinute = "cpm"
  case operationsPerMinute = "opm"
  case requestsPerMinute = "reqpm"

  case nanoseconds = "ns"
  case microseconds = "µs"
  case milliseconds = "ms"
  case seconds = "s"
  case minutes = "m"
  case hours = "h"
  case days = "d"
  /// Seconds as 1 d 2 h 3 m.
  case durationInSeconds = "dtdurations"
  case durationInMilliseconds = "dtdurationms"

  /// Milliseconds since 1970, as all of these.
  case dateTimeISO = "dateTimeAsIso"
  case dateTimeSystem = "dateTimeAsSystem"
  case dateTimeFromNow

  case hertz
  case rotationsPerMinute = "rotrpm"
  case celsius
  case watt
  case volt
}
