import RAGCore
import TestSupport
import Testing
import Transport

struct ChunkDecoderTests {
    private func decode(_ pieces: [[UInt8]]) throws -> (body: [UInt8], isFinished: Bool) {
        var decoder = ChunkDecoder()
        var body: [UInt8] = []
        for piece in pieces {
            try piece.withUnsafeBytes { bytes in
                try decoder.read(bytes) { (run) throws(TransportError) in body.append(contentsOf: run) }
            }
        }
        return (body, decoder.isFinished)
    }

    @Test(arguments: [UInt64](0..<20))
    func `a body comes out whole, wherever the pieces are cut`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var body: [UInt8] = []
        var framed: [UInt8] = []
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            let chunk = (0..<Int.random(in: 1...300, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            body += chunk
            let size = String(chunk.count, radix: 16, uppercase: Bool.random(using: &generator))
            let zeros = String(repeating: "0", count: Int.random(in: 0...5, using: &generator))
            let note = Bool.random(using: &generator) ? ";a=b" : ""
            framed += Array("\(zeros)\(size)\(note)\r\n".utf8) + chunk + Array("\r\n".utf8)
        }
        framed += Array("0\r\nA: b\r\n\r\n".utf8)
        var pieces: [[UInt8]] = []
        var rest = framed[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...40, using: &generator))
            pieces.append(Array(piece))
            rest = rest.dropFirst(piece.count)
        }
        let result = try decode(pieces)
        #expect(result.body == body)
        #expect(result.isFinished)
        #expect(try !decode([framed.dropLast()]).isFinished)
    }

    @Test(arguments: [
        "x", "\r\n", " 5\r\n", "5x\r\n", "-5\r\n", "5\r\r\n", "5\n", "1\r\nab", "0\r\n\n", "0\r\n\r\n0", "1\r\na\rb",
    ])
    func `what is not a chunk is refused`(text: String) {
        #expect(throws: TransportError.self) { try decode([Array(text.utf8)]) }
    }
}
