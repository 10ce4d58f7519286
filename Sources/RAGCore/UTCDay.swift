package import Foundation

/// A day from midnight to midnight, UTC.
package struct UTCDay: Sendable, Hashable {
    /// Days since 1970-01-01.
    package var number: Int

    package init(number: Int) {
        self.number = number
    }

    package init(_ date: Date) {
        let days = (date.timeIntervalSince1970 / 86_400).rounded(.down)
        number = days.isNaN ? 0 : Int(min(max(days, -1e9), 1e9))
    }

    /// How long it still lasts; from a moment before it or after it, nothing.
    package func rest(after date: Date) -> Duration {
        let seconds = Double(number + 1) * 86_400 - date.timeIntervalSince1970
        return .seconds(min(max(seconds, 0), 86_400))
    }
}
