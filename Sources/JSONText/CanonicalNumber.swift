/// Numbers in the one form that `CanonicalJSON` describes.
enum CanonicalNumber {
    /// - Parameter text: of a number, in a checked text.
    static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        let written = text.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
        let point = written.firstIndex(of: UInt8(ascii: ".")) ?? written.endIndex
        guard let first = written.firstIndex(where: isSignificant),
            let last = written.lastIndex(where: isSignificant)
        else {
            output.append(UInt8(ascii: "0"))
            return
        }
        guard let power = power(text[written.endIndex...].dropFirst()) else {
            output += text
            return
        }
        if text.first == UInt8(ascii: "-") { output.append(UInt8(ascii: "-")) }
        for byte in written[first...last] where byte.isDigit { output.append(byte) }
        // How far the last digit stands in front of the point; behind it, the point itself is not a digit.
        let exponent = power + (last < point ? point - last - 1 : point - last)
        guard exponent != 0 else { return }
        output.append(UInt8(ascii: "e"))
        output += String(exponent).utf8
    }

    private static func isSignificant(_ byte: UInt8) -> Bool { (0x31...0x39).contains(byte) }

    /// The power of ten, 0 for none; nil where it has more than 15 digits.
    private static func power(_ text: ArraySlice<UInt8>) -> Int? {
        let digits = text.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }.drop { $0 == 0x30 }
        guard digits.count <= 15 else { return nil }
        let magnitude = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return text.first == UInt8(ascii: "-") ? -magnitude : magnitude
    }
}
