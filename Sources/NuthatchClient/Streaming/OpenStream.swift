import Foundation

/// A stream of events that has begun.
struct OpenStream: Sendable {
    var transfer: Transfer
    var first: Data
    var report: NuthatchClient.CallReport
    var limits: NuthatchClient.Limits
    var timing: NuthatchClient.Timing
    var key: SecretKey?
}
