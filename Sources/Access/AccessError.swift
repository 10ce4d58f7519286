/// Why a request is not carried out.
package enum AccessError: Error, Equatable, CustomStringConvertible {
    /// More requests are at work than the service can carry.
    case overloaded(retryAfter: Duration)

    package var description: String {
        switch self {
        case .overloaded(let wait):
            "The service has more requests than it can carry; try again in \(wait.components.seconds) s."
        }
    }
}
