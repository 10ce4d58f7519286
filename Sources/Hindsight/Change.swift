/// A value as it was and as it is.
package struct Change<Value: Equatable & Sendable>: Sendable, Equatable {
    package var before: Value
    package var after: Value

    package init(_ before: Value, _ after: Value) {
        self.before = before
        self.after = after
    }

    package var isDifferent: Bool { before != after }
}
