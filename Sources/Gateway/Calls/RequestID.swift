import Synchronization

/// The name of one request, through logs, ledger and traces.
package enum RequestID {
    /// A new one: `req_` and 24 hexadecimal digits.
    package static func make() -> String {
        var (high, low) = generator.withLock { ($0.next(), $0.next()) }
        return String(unsafeUninitializedCapacity: 28) { bytes in
            // Unsafe: the text is made in place, and all of its 28 bytes are written.
            for (index, byte) in "req_".utf8.enumerated() { bytes[index] = byte }
            for index in 4..<28 {
                let digit = UInt8(index < 20 ? high & 15 : low & 15)
                bytes[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                if index < 20 { high >>= 4 } else { low >>= 4 }
            }
            return 28
        }
    }

    private static let generator = Mutex(QuickGenerator())

    /// A caller's own id, where it can be written down as it is: 1 to 128 visible ASCII characters. Else a new one.
    package static func taken(from given: String?) -> String {
        guard let given, (1...128).contains(given.utf8.count), given.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return make() }
        return given
    }
}
