/// Why a `MemoryStore` refused.
package enum MemoryStoreError: Error, Equatable, CustomStringConvertible {
    case missingCollection(String)
    case differentSettings(String)
    case invalidDocument(String)
    /// What a test had the store say.
    case refused

    package var description: String {
        switch self {
        case .missingCollection(let name): "There is no collection '\(name)'."
        case .differentSettings(let name): "Collection '\(name)' was made with other settings."
        case .invalidDocument(let id): "Document '\(id)' cannot be stored."
        case .refused: "The store refuses."
        }
    }
}
