import RAGCore
import TestSupport
import Testing
import Upstreams

/// The example in the documentation of `GatewayConfiguration`.
struct DocumentedExampleTests {
    private let example: String
    private let keyFiles = ["canary.key": KeyFile(text: SecretTests.key, mode: 0o600)]

    init() throws {
        example = try DocumentedExample.yaml(in: "Sources/Upstreams/Configuration/GatewayConfiguration.swift")
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
        #expect(configuration.answers == AnswerSettings())
        #expect(configuration.warnings == [.missingPrice(model: "o4-mini")])
    }

    @Test(arguments: 1...4)
    func `a damaged file is read, or refused in one line`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            do {
                _ = try load(DocumentedExample.damaged(example, using: &generator), keyFiles: keyFiles)
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
