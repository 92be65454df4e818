/// The version of newslab.
package enum Version {
  /// The version that `--version` prints.
  package static let current = "0.1.0"
}
