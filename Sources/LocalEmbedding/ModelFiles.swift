/// The small files of a folder. It remembers what was read, so that a fingerprint can tell two models apart.
struct ModelFiles: Sendable {
    /// No configuration or vocabulary comes near it.
    static let largestFile = 64 << 20

    private let folder: String
    /// In the order of reading: the path inside the folder, and the bytes.
    private(set) var contents: [(name: String, bytes: [UInt8])] = []

    init(folder: String) {
        self.folder = folder
    }

    func path(of name: String) -> String {
        folder + "/" + name
    }

    mutating func read(_ name: String) throws(ModelError) -> [UInt8] {
        let file = try MappedFile(path: path(of: name))
        guard file.count <= Self.largestFile else {
            throw .invalid(file.path, "the file has \(file.count) bytes; at most \(Self.largestFile) are read")
        }
        let bytes = file.copy(of: 0..<file.count)
        contents.append((name, bytes))
        return bytes
    }

    /// Nil where there is no such file.
    mutating func readIfPresent(_ name: String) throws(ModelError) -> [UInt8]? {
        do {
            return try read(name)
        } catch .noFile {
            return nil
        }
    }
}
