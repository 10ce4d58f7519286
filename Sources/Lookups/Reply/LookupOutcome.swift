/// How a lookup ended. Each end is an ordinary one.
package enum LookupOutcome: Sendable, Equatable {
    case found(LookupResult)
    /// The service knows no such thing.
    case notFound
    /// The service was asked, or could not be, and said nothing that can be used.
    case unavailable(LookupFault)
    /// Nothing was asked: these placeholders have no value that is one of their kind. `LookupQuestion` asks for them.
    case missing([String])

    package var result: LookupResult? {
        if case .found(let result) = self { result } else { nil }
    }
}
