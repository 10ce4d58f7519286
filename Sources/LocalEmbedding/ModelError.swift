/// Why a model's folder cannot be used. Each message is a sentence that names the file and the rule it breaks.
package enum ModelError: Error, Equatable, CustomStringConvertible {
    /// There is no folder at this path.
    case noFolder(String)
    /// The folder has no such file.
    case noFile(String)
    /// The file is there and cannot be read, for this reason.
    case unreadable(String, reason: String)
    /// The file breaks a rule: `<file>: <rule>`.
    case invalid(String, String)
    /// The file asks for something that is not built in.
    case unsupported(String, field: String, value: String, supported: String)
    /// The weights have no such tensor.
    case noTensor(String, file: String)
    case wrongShape(String, file: String, found: [Int], expected: [Int])
    /// The tensor holds NaN or an infinity.
    case notFinite(String, file: String)

    package var description: String {
        switch self {
        case .noFolder(let path):
            "There is no embedding model at \(path); run scripts/setup, or name another folder with --embedder DIR."
        case .noFile(let path):
            "The embedding model lacks \(path); run scripts/setup, or name another folder with --embedder DIR."
        case .unreadable(let path, let reason):
            "The embedding model's \(path) cannot be read: \(reason)."
        case .invalid(let path, let rule):
            "\(path): \(rule)."
        case .unsupported(let path, let field, let value, let supported):
            "\(path): \(field) is \(value); supported: \(supported)."
        case .noTensor(let name, let path):
            "\(path) has no tensor \(name); it is not the weights of the BERT model that config.json describes."
        case .wrongShape(let name, let path, let found, let expected):
            "\(path): \(name) has the shape \(found); config.json asks for \(expected)."
        case .notFinite(let name, let path):
            "\(path): \(name) holds a value that is not a number or is infinite; fetch the model again."
        }
    }
}
