import JSONText
import RAGCore
import TestSupport
import Testing

struct JSONNumberTests {
    private func node(_ text: String) throws -> JSONNode {
        try JSONDocument(Array(text.utf8)).root
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("7", 7), ("1.0", 1), ("10e-1", 1), ("12e2", 1200), ("1.50e1", 15), ("-3", -3),
        ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
        ("-9223372036854775809", nil), ("12345678901234567890", nil), ("100000000000000000000", nil), ("1.5", nil),
        ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("1e400", nil), ("1e-400", nil),
        ("0e99999999999999999999", 0),
        ("1e99999999999999999999", nil), ("\"1\"", nil), ("null", nil), ("true", nil),
        ("1.000000000000000000000000000001", nil), ("0.00000000000000000000000000000000000001e38", 1),
    ])
    func `a whole number is one that fits, however it is written`(text: String, value: Int?) throws {
        #expect(try node(text).int == value)
    }

    @Test(arguments: [
        ("1e400", nil), ("-1e400", nil), ("1e-400", 0), ("17976931348623157e292", .greatestFiniteMagnitude),
        ("4.9e-324", .leastNonzeroMagnitude), ("0.1", 0.1), ("123456789012345678901234567890", 1.2345678901234568e29),
        ("null", nil),
        ("9007199254740993", 9_007_199_254_740_992), ("1e22", 1e22), ("1e23", 1e23), ("0.30000000000000004", 0.1 + 0.2),
    ])
    func `a number beyond doubles is none`(text: String, value: Double?) throws {
        #expect(try node(text).double == value)
    }

    @Test func `minus zero keeps its sign`() throws {
        #expect(try node("-0").double?.sign == .minus)
        #expect(try node("-0.0e5").float?.sign == .minus)
    }

    @Test(arguments: 1...4)
    func `doubles and floats are those of the standard library`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
            let float = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
            let texts = [
                "\(value)", "\(float)", "\(Float.random(in: -1...1, using: &generator))",
                "\(Double.random(in: -1...1, using: &generator))", "\(Int.random(in: 0...(.max), using: &generator))",
                "0.\(Int.random(in: 0...(.max), using: &generator))\(UInt64.random(in: 0...9999, using: &generator))",
                // Half-way between two floats, where a second rounding would go wrong.
                "\(Double(float) + Double(float.ulp) / 2)",
            ]
            for text in texts where text.last?.isNumber == true {
                let node = try node(text)
                #expect(node.double == Double(text).flatMap { $0.isFinite ? $0 : nil }, "\(text)")
                #expect(node.float == Float(text).flatMap { $0.isFinite ? $0 : nil }, "\(text)")
            }
        }
    }

    @Test func `floats of a list are read at once, or refused`() throws {
        var floats: [Float] = [7]
        #expect(try node("[0.5, -1e-3, 3]").appendFloats(to: &floats))
        #expect(floats == [7, 0.5, -1e-3, 3])
        for text in ["[1, null]", "[1e39]", "[[1]]", "{}", "1", "[\"1\"]"] {
            #expect(try !node(text).appendFloats(to: &floats), "\(text)")
        }
    }
}
