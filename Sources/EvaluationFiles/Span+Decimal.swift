extension Span<UInt8> {
    /// Whether this is a number with or without sign, fraction and exponent: more than JSON has, as in `.5` and `+1`.
    var isDecimal: Bool {
        var position = 0
        skipSign(&position)
        var digits = skipDigits(&position)
        if position < count, self[position] == UInt8(ascii: ".") {
            position += 1
            digits += skipDigits(&position)
        }
        guard digits > 0 else { return false }
        if position < count, self[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            skipSign(&position)
            guard skipDigits(&position) > 0 else { return false }
        }
        return position == count
    }

    private func skipSign(_ position: inout Int) {
        if position < count, self[position] == UInt8(ascii: "-") || self[position] == UInt8(ascii: "+") {
            position += 1
        }
    }

    private func skipDigits(_ position: inout Int) -> Int {
        let start = position
        while position < count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[position]) { position += 1 }
        return position - start
    }
}
