import Glibc
import Synchronization

/// Holds the right to write a database: one process has it at a time, for as long as it likes.
///
/// The lock's file says who holds it.
final class WriterLock: Sendable {
    private let file: Mutex<LockFile?>

    /// - Parameters:
    ///   - path: the database file.
    ///   - command: what this process calls itself.
    /// - Throws: where another holds the lock, with its number and its name.
    init(path: String, command: String) throws(PersistenceError) {
        let file = try LockFile(beside: path)
        do throws(PersistenceError) {
            guard try file.lock() else {
                throw PersistenceError.heldByWriter(path: path, holder: Self.holder(in: file))
            }
        } catch {
            file.close()
            throw error
        }
        Self.write("process \(getpid()) (\(Self.printable(command)))\n", to: file)
        self.file = Mutex(file)
    }

    deinit { release() }

    /// Gives the lock up. Again is fine.
    func release() {
        file.withLock { file in
            guard let held = file else { return }
            ftruncate(held.descriptor, 0)
            held.close()
            file = nil
        }
    }

    /// The lock counts, not its text: where that cannot be written, a second writer hears of "another process".
    private static func write(_ text: String, to file: LockFile) {
        guard ftruncate(file.descriptor, 0) == 0 else { return }
        var bytes = Array(text.utf8)
        _ = pwrite(file.descriptor, &bytes, bytes.count, 0)
    }

    private static func holder(in file: LockFile) -> String? {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = pread(file.descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let text = printable(String(decoding: bytes.prefix(count), as: UTF8.self))
        return text.isEmpty ? nil : text
    }

    /// Without control characters, which a terminal would act on.
    private static func printable(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.properties.generalCategory != .control }.map(Character.init).prefix(120))
    }
}
