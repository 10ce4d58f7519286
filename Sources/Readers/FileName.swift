/// The parts of the last component of a path.
struct FileName {
    let stem: String
    /// In lower case, without the dot; empty where there is none.
    let fileExtension: String

    init(_ path: some StringProtocol) {
        let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? String(path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
            stem = name
            fileExtension = ""
            return
        }
        stem = String(name[..<dot])
        fileExtension = name[name.index(after: dot)...].lowercased()
    }
}
