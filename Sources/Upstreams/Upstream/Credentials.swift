/// What an upstream is called with.
package enum Credentials: Sendable, Equatable {
    /// One or more keys, which take turns.
    case keys([Secret])
    /// The upstream wants none.
    case keyless
    /// It wants one and there is none; the environment variables that could set it.
    case missing(variables: [String])
}
