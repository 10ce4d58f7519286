import ArgumentParser
import Chunking
import Foundation
import LocalEmbedding
import RAGCore
import Readers
import ReplyFormat

struct BenchChunk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chunk",
        abstract: "Read and chunk files: megabytes (10^6 bytes) a second, one thread.",
        discussion: "With --pieces the chunks are written as JSON strings, one a line, and nothing is measured."
    )

    @Argument(help: "The files.")
    var files: [String]

    @Option(help: "What bounds a chunk: tokens (of the embedder) or characters.")
    var measure = Measure.tokens

    @Option(help: "The bound; 200 tokens or 1000 characters unless given.")
    var bound: Int?

    @Option(help: "Documents are cut at the first heading, or else paragraph, after this many bytes.")
    var documentBytes = 250_000

    @Option(help: "How many times all is chunked; the median counts.")
    var rounds = 3

    @Flag(help: "Write the chunks.")
    var pieces = false

    @OptionGroup var shared: SharedOptions

    enum Measure: String, ExpressibleByArgument, CaseIterable {
        case tokens
        case characters
    }

    func validate() throws {
        guard documentBytes > 0 else {
            throw ValidationError("--document-bytes is \(documentBytes); it must be 1 or more.")
        }
        guard rounds > 0 else { throw ValidationError("--rounds is \(rounds); it must be 1 or more.") }
    }

    func run() async throws {
        let settings = try shared.settings()
        let chunker = try await chunker(settings)
        let sources = try files.flatMap { file in
            Self.cut(try InputFile.bytes(of: file), bytes: documentBytes).map {
                SourceFile(path: file, bytes: Array($0))
            }
        }
        let rounds = rounds
        if pieces {
            let chunks = try await ComputeQueue.run { try Self.chunk(sources, chunker).1.joined() }
            for chunk in chunks { Terminal.output(try CompactJSON.line(chunk.text)) }
        } else {
            let report = try await ComputeQueue.run { try Self.measure(sources, chunker, rounds: rounds) }
            Terminal.output(try CompactJSON.line(report))
        }
    }

    private func chunker(_ settings: Settings) async throws -> StructureChunker {
        switch measure {
        case .characters:
            StructureChunker(settings: try ChunkingSettings(bound: bound ?? 1000), measure: CharacterMeasure())
        case .tokens:
            StructureChunker(
                settings: try ChunkingSettings(bound: bound ?? 200),
                measure: try await Workspace.loadEmbedder(settings).tokenizer
            )
        }
    }

    private struct Report: Encodable {
        var bytes: Int
        var documents: Int
        var chunks: Int
        var bytesPerChunk: Double
        var chunking: String
        var readMbPerS: Double
        var chunkMbPerS: Double
        var mbPerS: Double
    }

    private static func measure(_ sources: [SourceFile], _ chunker: StructureChunker, rounds: Int) throws -> Report {
        let bytes = sources.reduce(0) { $0 + $1.bytes.count }
        var reading: [Double] = []
        var chunking: [Double] = []
        var count = 0
        for _ in 0..<rounds {
            var times = (read: Duration.zero, chunk: Duration.zero)
            count = 0
            for source in sources {
                let start = ContinuousClock.now
                let documents = try ReaderCatalogue().documents(in: source)
                let read = ContinuousClock.now
                for document in documents { count += chunker.chunks(of: document).count }
                times.read += read - start
                times.chunk += ContinuousClock.now - read
            }
            reading.append(times.read.milliseconds)
            chunking.append(times.chunk.milliseconds)
        }
        func rate(_ milliseconds: Double) -> Double { (Double(bytes) / 1e3 / max(milliseconds, 1e-3)).rounded(to: 2) }
        let (read, chunk) = (reading.percentile(0.5), chunking.percentile(0.5))
        return Report(
            bytes: bytes,
            documents: sources.count,
            chunks: count,
            bytesPerChunk: (Double(bytes) / Double(max(1, count))).rounded(to: 1),
            chunking: chunker.identity,
            readMbPerS: rate(read),
            chunkMbPerS: rate(chunk),
            mbPerS: rate(read + chunk)
        )
    }

    private static func chunk(_ sources: [SourceFile], _ chunker: StructureChunker) throws -> (Int, [[Chunk]]) {
        let chunks = try sources.flatMap { try ReaderCatalogue().documents(in: $0).map(chunker.chunks(of:)) }
        return (sources.count, chunks)
    }

    /// Pieces of about `bytes`, each from the start of a line.
    private static func cut(_ data: Data, bytes: Int) -> [Data] {
        var pieces: [Data] = []
        var rest = data[...]
        while rest.count > bytes {
            let from = rest.startIndex + bytes
            let end =
                rest[from...].firstRange(of: Data("\n# ".utf8))?.lowerBound
                ?? rest[from...].firstRange(of: Data("\n\n".utf8))?.lowerBound
            guard let end else { break }
            pieces.append(rest[..<(end + 1)])
            rest = rest[(end + 1)...]
        }
        if !rest.isEmpty { pieces.append(rest) }
        return pieces
    }
}
