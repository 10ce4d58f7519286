import Glibc

/// An address of IPv4 or IPv6.
package enum IPAddress: Sendable, Hashable {
    case v4(UInt32)
    case v6(UInt64, UInt64)

    /// Reads four decimal numbers without leading zeros, or what RFC 4291 has for IPv6, without brackets or a zone. The
    /// forms that some resolvers take for IPv4 too (`2130706433`, `0x7f.1`, `0177.0.0.1`) are none.
    package init?(_ text: some StringProtocol) {
        if let address = Self.decimal(text) {
            self = .v4(address)
            return
        }
        guard text.utf8.count <= 45, text.utf8.contains(UInt8(ascii: ":")), !text.utf8.contains(0) else { return nil }
        var address = in6_addr()
        guard inet_pton(AF_INET6, String(text), &address) == 1 else { return nil }
        self = withUnsafeBytes(of: &address) { Self.v6(Self.number($0, at: 0), Self.number($0, at: 8)) }
    }

    /// Reads a `sockaddr` of the system; nil where it is of another family. An IPv4 address in IPv6's clothes
    /// (`::ffff:127.0.0.1`) is taken as the IPv4 address that it leads to.
    init?(socketAddress bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= MemoryLayout<sa_family_t>.size else { return nil }
        switch Int32(bytes.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET where bytes.count >= MemoryLayout<sockaddr_in>.size:
            self = .v4(UInt32(bigEndian: bytes.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6 where bytes.count >= MemoryLayout<sockaddr_in6>.size:
            var address = bytes.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            self = withUnsafeBytes(of: &address) { Self.v6(Self.number($0, at: 0), Self.number($0, at: 8)) }.unmapped
        default: return nil
        }
    }

    /// The IPv4 address where this is one in the range `::ffff:0:0/96`.
    package var unmapped: IPAddress {
        guard case .v6(0, let low) = self, low >> 32 == 0xFFFF else { return self }
        return .v4(UInt32(truncatingIfNeeded: low))
    }

    private static func decimal(_ text: some StringProtocol) -> UInt32? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt32 = 0
        for part in parts {
            let isPlain = part.count == 1 || part.first != UInt8(ascii: "0")
            guard (1...3).contains(part.count), isPlain, part.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            let number = part.reduce(UInt32(0)) { $0 * 10 + UInt32($1 - 0x30) }
            guard number <= 255 else { return nil }
            address = address << 8 | number
        }
        return address
    }

    private static func number(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}

extension IPAddress {
    /// Whether it is this machine's own: 127.0.0.0/8 or `::1`.
    package var isLoopback: Bool {
        switch self {
        case .v4(let address): address >> 24 == 127
        case .v6(let high, let low): high == 0 && low == 1
        }
    }

    /// Whether it belongs to a host on the public Internet, by IANA's registries of special-purpose addresses (RFC 6890):
    /// neither private, loopback, link-local nor shared, neither reserved nor for documentation, and no metadata service
    /// of a cloud. Of IPv6, the ranges that wrap an IPv4 address (6to4, Teredo, NAT64) are not public either: what they
    /// lead to may be private.
    package var isPublic: Bool {
        switch unmapped {
        case .v4(let address): !Self.specialRanges.contains { address >> (32 - $0.bits) == $0.prefix >> (32 - $0.bits) }
        case .v6(let high, _): high >> 61 == 1 && !Self.special(high)
        }
    }

    /// Within 2000::/3, the only range from which hosts get addresses.
    private static func special(_ high: UInt64) -> Bool {
        let first = high >> 48
        return (first == 0x2001 && (high >> 32 & 0xFFFF) < 0x200)  // 2001::/23: Teredo, ORCHID, benchmarks
            || high >> 32 == 0x2001_0DB8  // documentation
            || first == 0x2002  // 6to4
            || high >> 44 == 0x3FFF0  // documentation, RFC 9637
    }

    private static let specialRanges: [(prefix: UInt32, bits: UInt32)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
        (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
        (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 3),
        // 168.63.129.16, which answers for the platform inside Azure.
        (0xA83F_8110, 32),
    ]
}

extension IPAddress: CustomStringConvertible {
    package var description: String {
        switch self {
        case .v4(let address):
            return [24, 16, 8, 0].map { String(address >> $0 & 255) }.joined(separator: ".")
        case .v6(let high, let low):
            var address = in6_addr()
            withUnsafeMutableBytes(of: &address) { bytes in
                bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
                bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
            }
            var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
            guard inet_ntop(AF_INET6, &address, &text, socklen_t(text.count)) != nil else { return "?" }
            return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
