import Synchronization

/// A number that many tasks count up.
final class Count: Sendable {
    private let number = Mutex(0)

    var value: Int { number.withLock { $0 } }

    /// - Returns: the number after that.
    @discardableResult
    func add() -> Int {
        number.withLock { number in
            number += 1
            return number
        }
    }
}
