/// A file that is to be read: where it is, and what it is called.
package struct FoundFile: Sendable, Equatable {
    /// Opened as it is.
    package var location: String
    /// Identifies it in its collection, see `SourceFile.path`.
    package var path: String

    package init(location: String, path: String) {
        self.location = location
        self.path = path
    }
}
