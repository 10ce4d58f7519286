/// A file's bytes, and the names it goes by.
package struct SourceFile: Sendable, Equatable {
    /// Identifies the file in its collection: its path below the folder that was named, `/`-separated.
    package var path: String
    /// The path as the user would type it. Messages and citations show it.
    package var uri: String
    package var bytes: [UInt8]

    /// - Parameter uri: `path` unless given.
    package init(path: String, uri: String? = nil, bytes: [UInt8]) {
        self.path = path
        self.uri = uri ?? path
        self.bytes = bytes
    }

    /// The file's name without its folder and its extension: a title where the file has none.
    package var stem: String { FileName(path).stem }

    /// In lower case, without the dot; empty where there is none.
    package var fileExtension: String { FileName(path).fileExtension }
}
