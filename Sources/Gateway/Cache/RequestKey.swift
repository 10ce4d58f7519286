import Crypto
package import RAGCore
import WireFormat

/// Names what a request asks for: SHA-256 over everything that changes the answer.
///
/// That is the tenant, the namespace, the model after routing, whether it is streamed, and the canonical JSON of the body
/// with all that the caller set, fields that nobody here knows among them. Not the caller's own marks (`user`,
/// `metadata`), nor the order, spacing or escapes of what was written. Parts have their length in front, so that no two
/// lists of parts run together to the same bytes.
package enum RequestKey {
    private static let version: UInt8 = 1

    private enum Kind: UInt8 {
        case chat = 1
        case stream = 2
        case embeddings = 3
    }

    /// - Parameter model: as the catalogue names it.
    package static func key(of call: ChatCall, model: String, isStream: Bool) -> ResponseKey {
        key(isStream ? .stream : .chat, call.tenant, call.cache.namespace, model) {
            call.request.appendCanonical(to: &$0)
        }
    }

    package static func key(of call: EmbeddingCall, model: String) -> ResponseKey {
        key(.embeddings, call.tenant, call.cache.namespace, model) { bytes in
            append([String(call.dimensions ?? 0)] + call.texts, to: &bytes)
        }
    }

    private static func key(
        _ kind: Kind,
        _ tenant: String,
        _ namespace: String,
        _ model: String,
        body: (inout [UInt8]) -> Void
    ) -> ResponseKey {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        bytes += [version, kind.rawValue]
        append([tenant, namespace, model], to: &bytes)
        body(&bytes)
        return ResponseKey(digest: SHA256.hash(data: bytes))
    }

    private static func append(_ parts: [String], to bytes: inout [UInt8]) {
        for part in parts {
            withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { bytes += $0 }
            bytes += part.utf8
        }
    }
}
