/// Where a key stands.
package enum KeySource: Sendable, Equatable, CustomStringConvertible {
    case variable(String)
    case file(String)

    package var description: String {
        switch self {
        case .variable(let name): "The environment variable \(name)"
        case .file(let path): "The key file \(path)"
        }
    }
}
