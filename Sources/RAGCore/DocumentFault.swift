/// What keeps a document from being stored, in any store. It says nothing against the documents beside it.
///
/// A description continues a sentence that names the document: "its text has a NUL character".
package enum DocumentFault: Error, Equatable, CustomStringConvertible {
    case emptyID
    /// C and SQLite end a text at a NUL, so a longer one would come back shorter.
    case nul(field: String)
    case notFinite(key: String)
    case deepLists(key: String)

    /// How deep lists may lie in lists of the metadata, which is walked by recursion later.
    package static let maximumListDepth = 8

    package var description: String {
        switch self {
        case .emptyID: "its id is empty"
        case .nul(let field): "its \(field) has a NUL character"
        case .notFinite(let key): "its metadata '\(key)' is not a finite number"
        case .deepLists(let key): "its metadata '\(key)' has lists in lists deeper than \(Self.maximumListDepth)"
        }
    }
}

extension Document {
    /// The first thing that keeps it from being stored; nil for nearly all.
    package var fault: DocumentFault? {
        if id.isEmpty { return .emptyID }
        let texts = [
            ("id", id), ("uri", uri), ("title", title), ("text", text), ("language", language), ("audience", audience),
        ]
        for (field, text) in texts where text?.utf8.contains(0) == true { return .nul(field: field) }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            if key.utf8.contains(0) { return .nul(field: "metadata") }
            if let fault = Self.fault(in: value, of: key) { return fault }
        }
        return nil
    }

    private static func fault(in value: MetadataValue, of key: String) -> DocumentFault? {
        var pending = [(value: value, depth: 0)]
        while let (value, depth) = pending.popLast() {
            switch value {
            case .string(let text): if text.utf8.contains(0) { return .nul(field: "metadata '\(key)'") }
            case .number(let number): if !number.isFinite { return .notFinite(key: key) }
            case .bool: break
            case .list(let elements):
                guard depth < DocumentFault.maximumListDepth else { return .deepLists(key: key) }
                pending += elements.map { ($0, depth + 1) }
            }
        }
        return nil
    }
}
