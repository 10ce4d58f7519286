extension YAMLReader {
    /// Any single value that is not empty.
    package func text() throws(Failure) -> String {
        guard case .scalar(let text, _) = node.content, !node.isNull, !text.isEmpty else { throw mustBe("one text") }
        return text
    }

    package func flag() throws(Failure) -> Bool {
        switch scalar?.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default: throw mustBe("true or false")
        }
    }

    package func integer(in range: ClosedRange<Int>) throws(Failure) -> Int {
        guard let value = scalar.flatMap({ FixedPoint.parse($0, decimals: 0) }), range.contains(Int(value)) else {
            throw mustBe("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return Int(value)
    }

    /// Read as a decimal with at most 6 decimals.
    package func number(in range: ClosedRange<Double>) throws(Failure) -> Double {
        guard let millionths = scalar.flatMap({ FixedPoint.parse($0, decimals: 6) }),
            range.contains(Double(millionths) / 1e6)
        else { throw mustBe("a number from \(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))") }
        return Double(millionths) / 1e6
    }

    /// A single value as it is written; nil for a list, for fields and where there is none.
    package var scalar: String? {
        guard case .scalar(let text, _) = node.content, !node.isNull else { return nil }
        return text
    }

    private static func short(_ number: Double) -> String {
        FixedPoint.text(of: Int64(number * 1e6), decimals: 6)
    }
}
