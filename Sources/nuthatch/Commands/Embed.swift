import ArgumentParser
import Foundation
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
        let lines = LineReader(FileHandle.standardInput)
        var number = 0
        while let block = try await lines.next(1024) {
            let first = number
            let texts = try block.enumerated().map { try Self.text(of: $1, number: first + $0 + 1) }
            number += block.count
            let withIDs = ids
            let output = try await ComputeQueue.run {
                let tokens = embedder.tokenize(texts)
                let embeddings = try embedder.embeddings(of: tokens)
                return zip(tokens, embeddings).map { Self.line($0, $1, withIDs: withIDs) }.joined(separator: "\n")
            }
            Terminal.output(output)
        }
    }

    private struct Line: Decodable {
        var text: String
    }

    private static func text(of line: Data, number: Int) throws -> String {
        do {
            return try JSONDecoder().decode(Line.self, from: line).text
        } catch {
            throw CommandFailure(
                .badInput, "Line \(number) of the input is not a JSON object with a \"text\"; write {\"text\": \"…\"}."
            )
        }
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
