import Foundation
import RAGCore
import TestSupport
import Testing
import Upstreams

/// The example in the documentation of `GatewayConfiguration`.
struct DocumentedExampleTests {
    private let example: String
    private let keyFiles = ["canary.key": KeyFile(text: SecretTests.key, mode: 0o600)]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Sources/Upstreams/Configuration/GatewayConfiguration.swift")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let yaml = lines.drop { $0 != "/// ```yaml" }.dropFirst().prefix { $0 != "/// ```" }
        example = yaml.map { String($0.dropFirst(4)) }.joined(separator: "\n")
    }

    @Test func `the documented example is a configuration, and says the defaults`() throws {
        let configuration = try load(example, environment: ["NUTHATCH_API_KEY": SecretTests.key], keyFiles: keyFiles)
        #expect(configuration.upstreams.map(\.name) == ["holysheep", "canary"])
        let canary = configuration.upstreams[1]
        #expect(canary.timeouts == UpstreamEntry.Timeouts())
        #expect(canary.breaker == UpstreamEntry.Breaker())
        #expect(canary.priority == 1)
        #expect(canary.weight == 1)
        var settings = configuration.settings
        settings.retry.perTry = nil
        #expect(settings == GatewaySettings())
        #expect(configuration.warnings == [.missingPrice(model: "o4-mini")])
    }

    @Test(arguments: 1...4)
    func `a damaged file is read, or refused in one line`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces =
            Array("{}[]:,-#&*!|>'\"%@` \n\t\u{0}\u{85}é09.~?x").map(String.init) + ["null", "- - ", "? ", "<<: "]
        for _ in 0..<250 {
            var text = Array(example)
            for _ in 0...Int.random(in: 0..<4, using: &generator) {
                let start = Int.random(in: 0..<text.count, using: &generator)
                let end = min(text.count, start + Int.random(in: 0..<4, using: &generator))
                let piece = pieces[Int.random(in: pieces.indices, using: &generator)]
                text.replaceSubrange(start..<end, with: Array(piece))
            }
            do {
                _ = try load(String(text), keyFiles: keyFiles)
            } catch {
                let sentence = error.description
                #expect(sentence.hasPrefix("shop.yaml:"), "seed \(seed): \(sentence)")
                let lines = sentence.split(whereSeparator: \.isNewline)
                #expect(lines.count == 1, "seed \(seed): \(sentence)")
                #expect(sentence.count < 700, "seed \(seed): \(sentence)")
            }
        }
    }
}
