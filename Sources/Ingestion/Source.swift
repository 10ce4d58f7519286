package import RAGCore

/// Something to take in: a file, whose documents are read when its turn comes.
package struct Source: Sendable {
    /// Where it is, as an absolute path: what `--prune` compares.
    package var path: String
    /// As the user would name it.
    package var name: String
    /// Reads it. Blocking; it runs on a thread that may be blocked.
    package var documents: @Sendable () throws -> [Document]

    package init(path: String, name: String, documents: @escaping @Sendable () throws -> [Document]) {
        self.path = path
        self.name = name
        self.documents = documents
    }
}
