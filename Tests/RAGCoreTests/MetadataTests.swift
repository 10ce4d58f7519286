import Foundation
import RAGCore
import TestSupport
import Testing

@Suite struct MetadataTests {
    @Test(
        arguments: [
            (#"{"v":12}"#, .number(12)), (#"{"v":-3}"#, -3), (#"{"v":1.5}"#, 1.5), (#"{"v":0}"#, 0), (#"{"v":1}"#, 1),
            (#"{"v":9007199254740991}"#, 9_007_199_254_740_991), (#"{"v":true}"#, true), (#"{"v":false}"#, false),
            (#"{"v":"1"}"#, "1"), (#"{"v":"true"}"#, "true"), (#"{"v":""}"#, ""), (#"{"v":"Grüße, 世界"}"#, "Grüße, 世界"),
            (#"{"v":[]}"#, []), (#"{"v":["a",1,true,2.5,["b",[]]]}"#, ["a", 1, true, 2.5, ["b", []]]),
        ] as [(String, MetadataValue)]
    )
    func `a value is in JSON what it is`(json: String, value: MetadataValue) throws {
        let decoded = try JSONDecoder().decode(Metadata.self, from: Data(json.utf8))
        #expect(decoded == ["v": value])
        #expect(String(decoding: try JSONEncoder().encode(decoded), as: UTF8.self) == json)
    }

    @Test(arguments: [#"{"v":null}"#, #"{"v":{"a":1}}"#, #"{"v":[null]}"#])
    func `what metadata cannot hold is not decoded`(json: String) {
        #expect(throws: DecodingError.self) {
            _ = try JSONDecoder().decode(Metadata.self, from: Data(json.utf8))
        }
    }

    @Test func `a truth value, a number and a text are three`() {
        let values: [MetadataValue] = [true, 1, "1", "true", [1], false, 0, ""]
        #expect(Set(values).count == values.count)
    }

    @Test(arguments: [UInt64](1...4)) func `any value comes back from JSON`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = value(depth: 3, &generator)
            let data = try JSONEncoder().encode(["v": value])
            #expect(try JSONDecoder().decode(Metadata.self, from: data) == ["v": value])
        }
    }

    private func value(depth: Int, _ generator: inout SeededGenerator) -> MetadataValue {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 5), using: &generator) {
        case 0: .bool(.random(using: &generator))
        case 1: .number(Double(Int.random(in: -1_000_000...1_000_000, using: &generator)))
        case 2: .number(.random(in: -1e9...1e9, using: &generator))
        case 3: .number(Double(sign: .plus, exponent: .random(in: -300...300, using: &generator), significand: 1.1))
        case 4: .string(["", "a", "1", "true", "é", "\u{1F426}", "\"\\\n\u{1}"].randomElement(using: &generator) ?? "")
        default:
            .list((0..<Int.random(in: 0..<4, using: &generator)).map { _ in self.value(depth: depth - 1, &generator) })
        }
    }
}
