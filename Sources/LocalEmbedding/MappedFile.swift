import Glibc

/// The bytes of a file, mapped for reading until the last owner goes.
///
/// Nothing is copied, and processes that map the same file share its memory. A file must be replaced by renaming, as
/// the set-up does, and not be written in place: reading a part that was cut off ends the process.
// `@unchecked`: the mapping is read-only, never moves, and is given back when no one else can see it.
package final class MappedFile: @unchecked Sendable {
    package let path: String
    // Unsafe because `mmap` gives an address: it is read through the closures below only.
    private let bytes: UnsafeRawBufferPointer

    package init(path: String) throws(ModelError) {
        // Without blocking, so that a pipe of that name is refused and not waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .noFile(path) : .unreadable(path, reason: Self.reason(errno))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, reason: Self.reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path, reason: "it is not a file") }
        // `mmap` refuses a length of 0.
        guard status.st_size > 0 else { throw .invalid(path, "the file is empty") }
        let address = mmap(nil, status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let address, address != MAP_FAILED else { throw .unreadable(path, reason: Self.reason(errno)) }
        self.path = path
        bytes = UnsafeRawBufferPointer(start: address, count: status.st_size)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }

    package var count: Int { bytes.count }

    /// Calls `body` with the bytes of `range`, which must lie in the file.
    func withBytes<Result>(in range: Range<Int>, _ body: (RawSpan) -> Result) -> Result {
        body(UnsafeRawBufferPointer(rebasing: bytes[range]).bytes)
    }

    /// A copy of the bytes of `range`, which must lie in the file.
    package func copy(of range: Range<Int>) -> [UInt8] {
        Array(bytes[range])
    }

    /// Calls `body` with the 32-bit numbers of `range`, or returns nil where they do not start on a multiple of 4.
    func withFloats<Result>(in range: Range<Int>, _ body: (Span<Float>) -> Result) -> Result? {
        let part = UnsafeRawBufferPointer(rebasing: bytes[range])
        guard Int(bitPattern: part.baseAddress).isMultiple(of: MemoryLayout<Float>.alignment) else { return nil }
        return part.withMemoryRebound(to: Float.self) { body($0.span) }
    }

    /// Gives the memory back that reading has taken; what is read again comes from the file again.
    func releasePages() {
        // The hint may be passed over, and then nothing is lost.
        madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
    }

    private static func reason(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
