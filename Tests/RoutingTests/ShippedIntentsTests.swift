import JSONText
import RAGCore
import Routing
import Testing

@Suite struct ShippedIntentsTests {
    @Test func `the shipped classifier knows the intents of the utterances, and no others`() throws {
        let named = try Self.lines.compactMap { try JSONDocument($0).root["intent"]?.string }
        #expect(named.count == Self.lines.count)
        let intents = Set(named).subtracting([IntentExample.background])
        #expect(try ShippedIntents.classifier().intents == intents.sorted())
        #expect(intents.count >= 24)
        for intent in intents { #expect(named.count { $0 == intent } >= 60, "\(intent)") }
    }

    private static let lines = ShippedIntents.utterances.split(separator: UInt8(ascii: "\n")).map(Array.init)
}
