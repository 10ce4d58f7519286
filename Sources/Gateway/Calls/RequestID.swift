/// The name of one request, through logs, ledger and traces.
package enum RequestID {
    /// A new one: `req_` and 24 hexadecimal digits.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef".utf8)
        var name = Array("req_".utf8)
        var (high, low) = (generator.next(), UInt32.random(in: .min ... .max, using: &generator))
        for _ in 0..<16 {
            name.append(digits[Int(high & 15)])
            high >>= 4
        }
        for _ in 0..<8 {
            name.append(digits[Int(low & 15)])
            low >>= 4
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// A caller's own id, where it can be written down as it is: 1 to 128 visible ASCII characters. Else a new one.
    package static func taken(from given: String?) -> String {
        guard let given, (1...128).contains(given.utf8.count), given.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return make() }
        return given
    }
}
