import Glibc

/// Reads files off paths. It blocks, so it belongs on a thread that may.
package struct FileLoader: Sendable {
    /// 64 MiB.
    package static let defaultLimit = 64 << 20

    /// The most bytes of a file.
    package let limit: Int

    package init(limit: Int = Self.defaultLimit) {
        self.limit = limit
    }

    /// The bytes of a regular file, whose format is not looked at.
    ///
    /// A named pipe, a socket or a device is refused before it is opened. Should one take a file's place in between, the
    /// opening does not wait for it and it is refused then.
    ///
    /// - Throws: what is not there, not readable, not a file, empty, or longer than `limit`, even if it grows meanwhile.
    package func load(_ file: FoundFile) throws(ReaderError) -> SourceFile {
        do throws(FileFault) {
            return SourceFile(path: file.path, uri: file.location, bytes: try bytes(at: file.location))
        } catch {
            throw .file(file.location, error)
        }
    }

    private func bytes(at path: String) throws(FileFault) -> [UInt8] {
        try check(FileStatus(ofPath: path))
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw FileStatus.fault(errno) }
        defer { close(descriptor) }
        let status = try FileStatus(ofDescriptor: descriptor)
        try check(status)
        return try read(descriptor, expecting: status.size)
    }

    private func check(_ status: FileStatus) throws(FileFault) {
        switch status.kind {
        case .file: break
        case .folder: throw .isFolder
        case .other(let kind): throw .notAFile(kind: kind)
        }
        guard status.size <= limit else { throw .tooLarge(bytes: status.size, limit: limit) }
    }

    private func read(_ descriptor: Int32, expecting size: Int) throws(FileFault) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than is expected shows the end, or that the file grew.
        var capacity = min(size, limit) + 1
        while true {
            var failure: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let result = Glibc.read(descriptor, buffer.baseAddress, capacity)
                failure = result < 0 ? errno : 0
                count = max(0, result)
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw FileStatus.fault(failure) }
            if chunk.isEmpty { break }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
            capacity = 65_536
        }
        guard !bytes.isEmpty else { throw .empty }
        return bytes
    }
}
