/// What may be wrong with a configuration that can be used.
package enum ConfigurationWarning: Sendable, Equatable, CustomStringConvertible {
    case unusualKey(KeySource)
    case openKeyFile(path: String, mode: UInt32)
    case missingPrice(model: String)
    case unusedVariable(String, upstream: String)

    package var description: String {
        switch self {
        case .unusualKey(let source):
            "\(source) holds an unusual key: most are 32 or more letters, digits, “-” and “_”. Check that it is whole."
        case .openKeyFile(let path, let mode):
            "The key file \(path) has the mode 0\(String(mode, radix: 8)), so others may read it; run chmod 600 on it."
        case .missingPrice(let model):
            "The model \(model) has no price, so the cost of its calls is unknown; set models.\(model).price."
        case .unusedVariable(let name, let upstream):
            "\(name) is set but not used: it is for the upstream \(upstream), and the configuration lists others."
        }
    }
}
