import ArgumentParser
import Foundation
import Gateway
import Glibc
import LocalEmbedding
import RAGCore

struct Embed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Embed texts: JSON lines {\"text\": …} in, {\"embedding\": […], \"tokens\": n} out, in order."
    )

    @OptionGroup var shared: SharedOptions

    @Flag(help: "Write the token ids too.")
    var ids = false

    @Option(
        help: ArgumentHelp("Embed by a model behind the gateway, such as text-embedding-3-small.", valueName: "model")
    )
    var remote: String?

    @Option(help: "The components to ask a remote model for; all that it has unless given.")
    var dimensions: Int?

    func validate() throws {
        guard remote == nil || !ids else { throw ValidationError("--ids needs the local model; leave --remote out.") }
        guard remote != nil || dimensions == nil else { throw ValidationError("--dimensions needs --remote MODEL.") }
        if let dimensions, !(1...65_536).contains(dimensions) {
            throw ValidationError("--dimensions is \(dimensions); it must be 1 to 65536.")
        }
    }

    func run() async throws {
        let settings = try shared.settings()
        guard let remote else { return try await embed(with: try await Workspace.loadEmbedder(settings)) }
        try await GatewaySession.run(settings, quiet: shared.quiet) { gateway in
            let embedder = try RemoteEmbedder(gateway: gateway, model: remote, dimensions: dimensions)
            try await forEachBatch { texts in
                let embeddings = try await embedder.embed(texts)
                return embeddings.map { Self.line($0) }.joined(separator: "\n")
            }
        }
    }

    private func embed(with embedder: LocalEmbedder) async throws {
        let withIDs = ids
        try await forEachBatch { texts in
            try await ComputeQueue.run {
                let tokens = embedder.tokenize(texts)
                let embeddings = try embedder.embeddings(of: tokens)
                return zip(tokens, embeddings).map { Self.line($1, ids: withIDs ? $0.ids : nil) }.joined(
                    separator: "\n"
                )
            }
        }
    }

    /// Reads texts as they come, and writes what `output` makes of them.
    private func forEachBatch(_ output: ([String]) async throws -> String) async throws {
        if isatty(STDIN_FILENO) == 1, !shared.quiet {
            Terminal.error("Reading JSON lines from the terminal; end with Ctrl-D.")
        }
        let reader = LineReader(descriptor: STDIN_FILENO)
        while let lines = try await reader.next(1024) {
            let (texts, failure) = Self.texts(of: lines)
            if !texts.isEmpty {
                guard Terminal.output(try await output(texts)) else { return }
            }
            if let failure { throw failure }
        }
    }

    private struct Line: Decodable {
        var text: String
    }

    /// The texts of the lines up to the first that has none, and what is wrong with that.
    private static func texts(of lines: [LineReader.Line]) -> ([String], CommandFailure?) {
        var texts: [String] = []
        for line in lines {
            guard let text = try? JSONDecoder().decode(Line.self, from: Data(line.bytes)).text else {
                return (
                    texts,
                    CommandFailure(
                        .badInput,
                        "Line \(line.number) of the input is not a JSON object with a \"text\"; write {\"text\": \"…\"}."
                    )
                )
            }
            texts.append(text)
        }
        return (texts, nil)
    }

    /// Written by hand: a JSON encoder takes longer for the 384 numbers than the model for a short text.
    private static func line(_ embedding: Embedding, ids: [Int32]? = nil) -> String {
        var line = "{\"embedding\":["
        line.reserveCapacity(embedding.vector.count * 14)
        for (index, component) in embedding.vector.enumerated() {
            if index > 0 { line += "," }
            line += component.description
        }
        line += "],\"tokens\":\(embedding.tokens)"
        if let ids { line += ",\"ids\":[" + ids.map(String.init).joined(separator: ",") + "]" }
        return line + "}"
    }
}
