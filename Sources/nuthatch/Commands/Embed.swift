import ArgumentParser
import Foundation
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

    func run() async throws {
        let embedder = try await Workspace.loadEmbedder(try shared.settings())
        if isatty(STDIN_FILENO) == 1, !shared.quiet {
            Terminal.error("Reading JSON lines from the terminal; end with Ctrl-D.")
        }
        let reader = LineReader(descriptor: STDIN_FILENO)
        let withIDs = ids
        while let lines = try await reader.next(1024) {
            let (texts, failure) = Self.texts(of: lines)
            if !texts.isEmpty {
                let output = try await ComputeQueue.run {
                    let tokens = embedder.tokenize(texts)
                    let embeddings = try embedder.embeddings(of: tokens)
                    return zip(tokens, embeddings).map { Self.line($0, $1, withIDs: withIDs) }.joined(separator: "\n")
                }
                guard Terminal.output(output) else { return }
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
    private static func line(_ tokens: TokenizedText, _ embedding: Embedding, withIDs: Bool) -> String {
        var line = "{\"embedding\":["
        line.reserveCapacity(embedding.vector.count * 14)
        for (index, component) in embedding.vector.enumerated() {
            if index > 0 { line += "," }
            line += component.description
        }
        line += "],\"tokens\":\(embedding.tokens)"
        if withIDs { line += ",\"ids\":[" + tokens.ids.map(String.init).joined(separator: ",") + "]" }
        return line + "}"
    }
}
