import CZlib
import Glibc

/// The bytes of a file, unpacked where they are gzip: which is told by how they begin, not by the name.
struct PackedFile: ~Copyable {
    private let handle: gzFile

    init(_ path: String) throws(FileFault) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        guard let handle = gzdopen(descriptor, "rb") else {
            close(descriptor)
            throw .unreadable("out of memory")
        }
        // What is unpacked at once, twice this, is lost where it turns out to be damaged.
        gzbuffer(handle, 1 << 14)
        self.handle = handle
    }

    deinit { gzclose_r(handle) }

    /// Reads what comes next into `block` from `start` on, as much as fits.
    ///
    /// - Returns: how many bytes; 0 at the end.
    func read(into block: inout [UInt8], from start: Int) throws(FileFault) -> Int {
        let room = UInt32(clamping: min(block.count - start, Int(Int32.max)))
        // Unsafe: zlib writes at most `room` bytes behind a pointer.
        let count = block.withUnsafeMutableBytes { gzread(handle, $0.baseAddress?.advanced(by: start), room) }
        guard count <= 0 else { return Int(count) }
        var code: Int32 = 0
        let message = gzerror(handle, &code)
        switch code {
        case Z_OK, Z_STREAM_END: return 0
        case Z_BUF_ERROR: throw .truncated
        case Z_ERRNO: throw .unreadable(String(cString: strerror(errno)))
        default: throw .damaged(message.map { String(cString: $0) } ?? "code \(code)")
        }
    }
}
