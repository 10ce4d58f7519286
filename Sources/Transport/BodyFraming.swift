/// How the end of a body is told (RFC 9112, 6.3).
package enum BodyFraming: Equatable, Sendable {
    case chunked
    case length(Int)
    /// By the end of the connection: whether such a body is whole cannot be known.
    case untilClose

    /// - Throws: where the head says it in two ways, or the body is encoded.
    package init(of head: HTTPHead) throws(TransportError) {
        try Self.checkEncoding(head.values("Content-Encoding"), expecting: "identity")
        let codings = head.values("Transfer-Encoding")
        try Self.checkEncoding(codings, expecting: "chunked")
        let length = try Self.length(head.values("Content-Length"))
        switch (codings.count, length) {
        case (1, nil): self = .chunked
        case (0, let length?): self = .length(length)
        case (0, nil): self = head.status == 204 || head.status == 304 ? .length(0) : .untilClose
        default: throw .malformedResponse("the head frames the body in two ways")
        }
    }

    private static func checkEncoding(_ values: [String], expecting word: String) throws(TransportError) {
        for value in values where !value.isEqualIgnoringCase(word) {
            let isToken = !value.isEmpty && value.utf8.count <= 32 && value.utf8.allSatisfy(\.isTokenByte)
            throw .encodedBody(isToken ? value : "(not a token)")
        }
    }

    private static func length(_ values: [String]) throws(TransportError) -> Int? {
        guard let first = values.first else { return nil }
        let isNumber = !first.isEmpty && first.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard isNumber, let length = Int(first), values.allSatisfy({ $0 == first }) else {
            throw .malformedResponse("the Content-Length is not one number")
        }
        return length
    }
}

extension HTTPHead {
    fileprivate func values(_ name: String) -> [String] {
        headers.filter { $0.name.isEqualIgnoringCase(name) }.map(\.value)
    }
}
