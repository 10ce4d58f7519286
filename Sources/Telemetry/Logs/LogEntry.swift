import Foundation
import Logging

/// What a line of the log says.
struct LogEntry: Sendable {
    var date: Date
    var level: Logger.Level
    var label: String
    var message: String
    var fields: [LogField]
}
