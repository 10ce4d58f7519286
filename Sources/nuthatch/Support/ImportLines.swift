import Foundation
import Glibc

/// The lines of an export that is read.
struct ImportLines {
    /// As the user would name it.
    let name: String
    private let reader: LineReader
    /// Open as long as the reader reads.
    private let handle: FileHandle?

    /// A long document comes with its vectors.
    private static let longestLine = 256 << 20

    init(file: String) throws {
        guard file != "-" else {
            (name, handle) = ("Standard input", nil)
            reader = LineReader(descriptor: STDIN_FILENO, longestLine: Self.longestLine)
            return
        }
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw CommandFailure(.badInput, "\(file) cannot be read; name a file that nuthatch export wrote.")
        }
        (name, self.handle) = (file, handle)
        reader = LineReader(descriptor: handle.fileDescriptor, longestLine: Self.longestLine)
    }

    func header() async throws -> ExportHeader {
        guard let line = try await reader.next(1)?.first,
            let header = try? JSONDecoder().decode(ExportHeader.self, from: Data(line.bytes)),
            header.format == ExportHeader.format
        else {
            throw CommandFailure(
                .badInput,
                "\(name) does not begin as nuthatch export writes it; nuthatch ingest takes other JSON lines."
            )
        }
        guard header.version == ExportHeader.version else {
            throw CommandFailure(
                .badInput,
                "\(name) is of version \(header.version), and this program knows \(ExportHeader.version); use a newer one."
            )
        }
        return header
    }

    /// Some lines; nil at the end.
    func next() async throws -> [LineReader.Line]? {
        try await reader.next(64)
    }
}
