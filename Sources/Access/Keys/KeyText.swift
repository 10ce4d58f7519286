import Crypto
import Foundation

/// A key as its holder sends it: `nk_` + id + `_` + secret + checksum, 65 characters of ASCII.
///
/// The id is public: 12 characters by which the key is looked up. The secret is 43 characters of 62, drawn each by itself:
/// 256 bits, which nobody tries out, so that one round of SHA-256 is a safe way to keep it. The last six are a CRC-32 of all
/// before it, see `KeyChecksum`. What describes a value of this type shows the id alone.
package struct KeyText: Sendable {
    package let id: String
    private let secret: [UInt8]

    private static let mark = Array("nk_".utf8)
    private static let separator = UInt8(ascii: "_")
    private static let idLength = 12
    private static let secretLength = 43
    private static let checksumLength = 6
    private static let length = mark.count + idLength + 1 + secretLength + checksumLength

    /// A new key, by chance.
    package static func mint(using generator: inout some RandomNumberGenerator) -> KeyText {
        KeyText(
            id: Base62.random(idLength, using: &generator),
            secret: Base62.random(secretLength, using: &generator)
        )
    }

    /// Reads the text of a key; nil for any other text. No more than 66 bytes of it are read.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(Self.length + 1))
        guard bytes.count == Self.length, bytes.starts(with: Self.mark) else { return nil }
        let id = bytes[Self.mark.count...].prefix(Self.idLength)
        let secret = bytes[(id.endIndex + 1)...].prefix(Self.secretLength)
        guard bytes[id.endIndex] == Self.separator, id.allSatisfy(Base62.isDigit),
            secret.allSatisfy(Base62.isDigit),
            bytes[secret.endIndex...].elementsEqual(Self.checksum(of: bytes[..<secret.endIndex]))
        else { return nil }
        self.init(id: Array(id), secret: Array(secret))
    }

    private init(id: [UInt8], secret: [UInt8]) {
        self.id = String(decoding: id, as: UTF8.self)
        self.secret = secret
    }

    /// The whole key. Its holder is shown it once.
    package var text: String {
        let start = Array(prefix.utf8) + [Self.separator] + secret
        return String(decoding: start + Self.checksum(of: start), as: UTF8.self)
    }

    /// What may be shown of it: `nk_` and the id.
    package var prefix: String { Self.prefix(of: id) }

    package static func prefix(of id: String) -> String { "nk_" + id }

    /// What is kept of the secret: 32 bytes.
    package var secretHash: [UInt8] { Array(SHA256.hash(data: secret)) }

    /// Whether the secret is the one of the hash, in a time that does not tell how much of it agrees.
    ///
    /// The comparison is that of `Digest` and bytes in swift-crypto, `CRYPTO_memcmp` of BoringSSL, which reads all 32 bytes
    /// and which the compiler cannot see through; a loop of ours it might cut short.
    package func matches(_ hash: [UInt8]) -> Bool { SHA256.hash(data: secret) == hash }

    private static func checksum(of bytes: some Sequence<UInt8>) -> [UInt8] {
        Base62.sixDigits(KeyChecksum.of(bytes))
    }
}

extension KeyText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { prefix + "_…" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
