/// The days on which a document holds, both ends included.
package struct Validity: Sendable, Equatable {
    package var from: CalendarDate?
    package var until: CalendarDate?

    package init(from: CalendarDate? = nil, until: CalendarDate? = nil) {
        self.from = from
        self.until = until
    }

    package static let always = Validity()

    package func contains(_ day: CalendarDate) -> Bool {
        if let from, day < from { return false }
        if let until, day > until { return false }
        return true
    }
}
