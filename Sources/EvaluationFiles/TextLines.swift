import JSONText

/// The lines of a file, plain or gzip, read in blocks: memory is bounded by the longest line.
///
/// A byte order mark is skipped; lines end with LF or CRLF, and the last may go without.
struct TextLines {
    /// 16 MiB.
    static let longestLine = 16 << 20
    private static let blockSize = 1 << 16

    let path: String

    /// Hands each line that is not blank to `body` with its number, from 1, until it says that it wants no more.
    func forEach(
        _ body: (_ line: Span<UInt8>, _ number: Int) throws(FileFault) -> Bool
    ) throws(EvaluationFileError) {
        var number = 0
        do throws(FileFault) {
            let file = try PackedFile(path)
            var block = [UInt8](repeating: 0, count: Self.blockSize)
            // What is read and not yet handed out stands in start..<end; no line ends before `scanned`.
            var (start, scanned, end) = (0, 0, 0)
            var isAtEnd = false
            while true {
                let newline = block.span.extracting(..<end).firstIndex(from: scanned) { $0.equal(to: Self.newline) }
                if newline < end || (isAtEnd && start < end) {
                    number += 1
                    if number == 1 { start += Self.markLength(block.span.extracting(start..<newline)) }
                    let line = block.span.trimmed(start..<newline)
                    if !line.isEmpty, try !body(block.span.extracting(line), number) { return }
                    start = min(newline + 1, end)
                    scanned = start
                } else if isAtEnd {
                    return
                } else {
                    Self.makeRoom(in: &block, for: &start, &end)
                    scanned = end
                    guard block.count <= Self.longestLine else { throw .lineTooLong(limit: Self.longestLine) }
                    let count = try file.read(into: &block, from: end)
                    isAtEnd = count == 0
                    end += count
                }
            }
        } catch {
            throw EvaluationFileError(error, file: path, line: Self.line(of: error, after: number))
        }
    }

    private static let newline = UInt8(ascii: "\n")

    /// Moves the begun line to the front, and doubles a block that it fills.
    private static func makeRoom(in block: inout [UInt8], for start: inout Int, _ end: inout Int) {
        block.replaceSubrange(0..<(end - start), with: block[start..<end])
        end -= start
        start = 0
        if end == block.count { block += [UInt8](repeating: 0, count: block.count) }
    }

    /// Faults of the file show behind the last whole line; a file that cannot be opened has none.
    private static func line(of fault: FileFault, after number: Int) -> Int? {
        switch fault {
        case .unreadable: nil
        case .truncated, .damaged, .lineTooLong: number + 1
        default: number
        }
    }

    private static func markLength(_ line: Span<UInt8>) -> Int {
        line.count >= 3 && line[0] == 0xEF && line[1] == 0xBB && line[2] == 0xBF ? 3 : 0
    }
}
