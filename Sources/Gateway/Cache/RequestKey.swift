import Crypto
import RAGCore
import WireFormat

/// Names what a request asks for: SHA-256 over everything that changes the answer.
///
/// That is the tenant, the namespace, the model after routing, whether it is streamed, and the canonical JSON of the body
/// with all that the caller set, fields that nobody here knows among them. Not the caller's own marks (`user`,
/// `metadata`), nor the order, spacing or escapes of what was written. Parts have their length in front, so that no two
/// lists of parts run together to the same bytes.
struct RequestKey {
    private static let version: UInt8 = 1

    enum Kind: UInt8 {
        case chat = 1
        case stream = 2
        case embeddings = 3
    }

    static func key(
        _ kind: Kind,
        tenant: String,
        namespace: String,
        model: String,
        body: (inout [UInt8]) -> Void
    ) -> ResponseKey {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        bytes += [version, kind.rawValue]
        append([tenant, namespace, model], to: &bytes)
        body(&bytes)
        return ResponseKey(digest: SHA256.hash(data: bytes))
    }

    static func append(_ parts: [String], to bytes: inout [UInt8]) {
        for part in parts {
            withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { bytes += $0 }
            bytes += part.utf8
        }
    }
}
