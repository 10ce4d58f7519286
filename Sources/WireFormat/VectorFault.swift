/// Why the components of a vector cannot be used.
package enum VectorFault: Sendable, Equatable, CustomStringConvertible {
    case notNumbers
    case notBase64
    case notFinite
    case zero

    package var description: String {
        switch self {
        case .notNumbers: "is no list of numbers that single precision holds"
        case .notBase64: "is not base64 of 4-byte numbers"
        case .notFinite: "has a component that is infinite or no number"
        case .zero: "is zero in every component"
        }
    }
}
