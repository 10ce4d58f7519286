import Glibc

/// Finds the files that paths name: themselves, or what lies in folders.
///
/// Hidden files and folders (`.git`) are left out, and files of unknown formats counted; both are taken where they are
/// named themselves, so a file of an unknown format that is named is refused when it is read. In a folder, a symbolic link
/// to a file is followed, one to a folder is not. No folder is visited twice, whatever links or mounts lead to it.
package struct FolderWalker: Sendable {
    private let catalogue: ReaderCatalogue

    package init(catalogue: ReaderCatalogue) {
        self.catalogue = catalogue
    }

    /// What a walk found.
    package struct Findings: Sendable, Equatable {
        /// In the order of the paths that were named, and in each folder by the bytes of their paths.
        package var files: [FoundFile] = []
        /// Files in folders whose formats are not known.
        package var skipped = 0
        /// Paths that cannot be read. The others are found all the same.
        package var refusals: [ReaderError] = []
    }

    /// Finds the files of `paths`. A file's identity is its path below the folder that was named, or its name.
    ///
    /// It blocks, so it belongs on a thread that may. Two files that would have one identity are refused from the second
    /// on; the same file named twice is found once.
    package func files(at paths: [String]) -> Findings {
        var walk = Walk(catalogue: catalogue)
        for path in paths { walk.visit(path) }
        return walk.findings
    }
}

/// One walk: what was found so far.
private struct Walk {
    let catalogue: ReaderCatalogue
    var findings = FolderWalker.Findings()
    private var visited: Set<FileStatus.Identity> = []
    private var taken: [String: (location: String, identity: FileStatus.Identity)] = [:]

    init(catalogue: ReaderCatalogue) {
        self.catalogue = catalogue
    }

    mutating func visit(_ named: String) {
        var path = named
        while path.count > 1, path.last == "/" { path.removeLast() }
        do throws(FileFault) {
            let status = try FileStatus(ofPath: path)
            if status.kind == .folder {
                walk(path, status.identity)
            } else if case .other(let kind) = status.kind {
                throw .notAFile(kind: kind)
            } else {
                take(
                    FoundFile(location: path, path: path.split(separator: "/").last.map(String.init) ?? path),
                    status.identity
                )
            }
        } catch {
            findings.refusals.append(.file(named, error))
        }
    }

    private mutating func walk(_ root: String, _ identity: FileStatus.Identity) {
        var files: [(file: FoundFile, identity: FileStatus.Identity)] = []
        var folders = [(found: FoundFile(location: root, path: ""), identity: identity)]
        while let (folder, identity) = folders.popLast() {
            guard visited.insert(identity).inserted else { continue }
            for name in names(in: folder.location) where !name.hasPrefix(".") {
                let found = FoundFile(
                    location: folder.location.hasSuffix("/") ? folder.location + name : "\(folder.location)/\(name)",
                    path: folder.path.isEmpty ? name : "\(folder.path)/\(name)"
                )
                guard let status = status(of: found) else { continue }
                switch status.kind {
                case .folder:
                    if !FileStatus.isLink(found.location) { folders.append((found, status.identity)) }
                case .file where catalogue.knows(path: name): files.append((found, status.identity))
                case .file, .other: findings.skipped += 1
                }
            }
        }
        files.sort { $0.file.path.utf8.lexicographicallyPrecedes($1.file.path.utf8) }
        for (file, identity) in files { take(file, identity) }
    }

    /// Nil where there is nothing to be read: a link that leads nowhere. It is refused if it could be a document.
    private mutating func status(of found: FoundFile) -> FileStatus? {
        do throws(FileFault) {
            return try FileStatus(ofPath: found.location)
        } catch {
            if catalogue.knows(path: found.path) { findings.refusals.append(.file(found.location, error)) }
            return nil
        }
    }

    private mutating func take(_ file: FoundFile, _ identity: FileStatus.Identity) {
        if let other = taken[file.path] {
            guard other.identity != identity else { return }
            findings.refusals.append(.file(file.location, .sameIdentifier(as: other.location)))
        } else {
            taken[file.path] = (file.location, identity)
            findings.files.append(file)
        }
    }

    /// The names in a folder. What cannot be read is refused, and the rest found.
    private mutating func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else {
            findings.refusals.append(.file(folder, FileStatus.fault(errno)))
            return []
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            // The name ends with NUL inside its array; the copy is made before the next call reuses the entry.
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if let name = String(validating: bytes, as: UTF8.self) {
                names.append(name)
            } else {
                findings.refusals.append(.file(folder, .nameNotUTF8))
            }
        }
        return names
    }
}
