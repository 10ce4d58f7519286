import Synchronization

/// Errors that were told.
final class Noted: Sendable {
    private let list = Mutex<[String]>([])

    var errors: [String] { list.withLock { $0 } }

    func add(_ error: any Error) {
        list.withLock { $0.append("\(error)") }
    }
}
