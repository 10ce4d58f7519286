package import Foundation
package import RAGCore

/// One moment on both clocks: for spans of time, and for the day.
package struct Moment: Sendable {
    package var instant: ContinuousClock.Instant
    package var date: Date

    package init(instant: ContinuousClock.Instant, date: Date) {
        self.instant = instant
        self.date = date
    }

    package init(_ time: any TimeSource) {
        self.init(instant: time.now, date: time.date)
    }
}
