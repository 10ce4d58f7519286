import ArgumentParser
import LinearAlgebra
import LocalEmbedding
import RAGCore
import ReplyFormat

struct BenchEmbed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embed",
        abstract: "Embed the texts of a file: throughput, single texts, and closeness to reference vectors.",
        discussion: """
            The file holds JSON lines {"text": …}. Where a line has "ids" or "embedding" too, what is computed is compared \
            with them.
            """
    )

    @Argument(help: "The file.")
    var file: String

    @Option(help: "How many times all texts are embedded; the median counts.")
    var rounds = 3

    @Option(help: "How many texts are embedded one by one.")
    var singles = 100

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds is \(rounds); it must be 1 or more.") }
        guard singles > 0 else { throw ValidationError("--singles is \(singles); it must be 1 or more.") }
    }

    func run() async throws {
        let settings = try shared.settings()
        let lines = try BenchText.read(file)
        let rounds = rounds
        let singles = singles
        let report = try await ComputeQueue.run {
            try Self.measure(lines, folder: settings.embedder, rounds: rounds, singles: singles)
        }
        Terminal.output(try CompactJSON.line(report))
    }

    private struct Report: Encodable {
        var texts: Int
        var tokens: Int
        var loadMs: Double
        var textsPerSecond: Double
        var tokensPerSecond: Double
        var singleMs: Latency
        var kernels: String
        var idsCompared: Int
        var idsEqual: Int
        var embeddingsCompared: Int
        var cosineLeast: Double?
    }

    private static func measure(_ lines: [BenchText], folder: String, rounds: Int, singles: Int) throws -> Report {
        var start = ContinuousClock.now
        let embedder = try LocalEmbedder(folder: folder)
        let load = ContinuousClock.now - start
        _ = try embedder.embeddings(of: embedder.tokenize(lines.prefix(64).map(\.text)))

        var tokens: [TokenizedText] = []
        var embeddings: [Embedding] = []
        var seconds: [Double] = []
        for _ in 0..<rounds {
            start = .now
            tokens = embedder.tokenize(lines.map(\.text))
            embeddings = try embedder.embeddings(of: tokens)
            seconds.append((ContinuousClock.now - start).milliseconds / 1e3)
        }
        let count = embeddings.reduce(0) { $0 + $1.tokens }
        let median = seconds.percentile(0.5)
        let single = try Stopwatch.milliseconds(of: min(singles, lines.count)) { run in
            let text = lines[run * lines.count / min(singles, lines.count)].text
            _ = try embedder.embeddings(of: embedder.tokenize([text]))
        }
        let ids = zip(lines, tokens).compactMap { line, tokens in line.ids.map { $0 == tokens.ids } }
        let cosines = zip(lines, embeddings).compactMap { line, embedding in
            line.embedding.map { cosine($0, embedding.vector) }
        }
        return Report(
            texts: lines.count,
            tokens: count,
            loadMs: load.milliseconds,
            textsPerSecond: (Double(lines.count) / median).rounded(to: 1),
            tokensPerSecond: (Double(count) / median).rounded(to: 0),
            singleMs: Latency(single),
            kernels: Kernels.best.name,
            idsCompared: ids.count,
            idsEqual: ids.count(where: \.self),
            embeddingsCompared: cosines.count,
            cosineLeast: cosines.min()
        )
    }

    /// References are rounded when they are written, so they are not quite of unit length.
    private static func cosine(_ reference: [Float], _ vector: [Float]) -> Double {
        var product = 0.0
        var square = 0.0
        for (a, b) in zip(reference, vector) {
            product += Double(a) * Double(b)
            square += Double(a) * Double(a)
        }
        return product / square.squareRoot()
    }
}
