import RAGCore
import Readers

/// A block as tests compare it: what it is and its bytes.
struct Piece: Equatable, CustomStringConvertible {
    var kind: Block.Kind
    var text: String

    init(_ kind: Block.Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    var description: String { "\(kind) \(text.debugDescription)" }
}

extension Document {
    var pieces: [Piece] {
        let bytes = Array(text.utf8)
        return blocks.map { Piece($0.kind, String(decoding: bytes[$0.range], as: UTF8.self)) }
    }

    /// What is wrong with the blocks' ranges; nil where nothing is.
    var faultOfRanges: String? {
        let bytes = Array(text.utf8)
        var end = 0
        for block in blocks {
            let range = block.range
            if range.isEmpty { return "\(block) is empty" }
            if range.lowerBound < end { return "\(block) begins before \(end)" }
            if range.upperBound > bytes.count { return "\(block) ends behind \(bytes.count)" }
            for edge in [range.lowerBound, range.upperBound] where edge < bytes.count && bytes[edge] & 0xC0 == 0x80 {
                return "\(block) cuts a character"
            }
            end = range.upperBound
        }
        return nil
    }
}

func read(_ text: String, as path: String) throws(ReaderError) -> [Document] {
    try ReaderCatalogue().documents(in: SourceFile(path: path, bytes: Array(text.utf8)))
}

func readOne(_ text: String, as path: String) throws -> Document {
    let documents = try read(text, as: path)
    guard let document = documents.first, documents.count == 1 else { throw WrongCount(count: documents.count) }
    return document
}

struct WrongCount: Error {
    var count: Int
}

/// The message of the refusal of a file; empty where it is read.
func refusal(of text: String, as path: String) -> String {
    refusal(of: Array(text.utf8), as: path)
}

func refusal(of bytes: [UInt8], as path: String) -> String {
    do throws(ReaderError) {
        _ = try ReaderCatalogue().documents(in: SourceFile(path: path, bytes: bytes))
        return ""
    } catch {
        return error.description
    }
}

/// `text` again and again, up to `count` bytes at least.
func repeated(_ text: String, upTo count: Int = 65_536) -> String {
    String(repeating: text, count: count / max(1, text.utf8.count) + 1)
}

/// SplitMix64: equal seeds give equal sequences.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
