import Lookups
import RAGCore
import TestSupport
import Testing

/// The example in the documentation of `LookupConfiguration`.
struct DocumentedExampleTests {
    private let example: String

    init() throws {
        example = try DocumentedExample.yaml(in: "Sources/Lookups/Configuration/LookupConfiguration.swift")
    }

    @Test func `the documented example is a configuration`() throws {
        let configuration = try lookups(example, environment: ["SHOP_TOKEN": "0123456789"])
        #expect(configuration.lookups.map(\.name) == ["order_status", "points"])
        #expect(configuration["order_status"]?.needs == ["order_number"])
        #expect(configuration["order_status"]?.placeholders == ["order_number", "email"])
        #expect(configuration["points"]?.title == "Bonus points")
        #expect(configuration["points"]?.needs == ["customer"])
    }

    @Test(arguments: 1...4)
    func `a damaged file is read, or refused in one line`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let text = DocumentedExample.damaged(example, using: &generator)
            let sentence = refusal(of: text, environment: ["SHOP_TOKEN": "0123456789"])
            guard sentence != "accepted" else { continue }
            #expect(sentence.hasPrefix("shop.yaml:"), "seed \(seed): \(sentence)")
            #expect(!sentence.contains(where: { $0.isNewline }), "seed \(seed): \(sentence)")
            #expect(!sentence.contains("0123456789"), "seed \(seed): \(sentence)")
            #expect(sentence.count < 700, "seed \(seed): \(sentence)")
        }
    }
}
