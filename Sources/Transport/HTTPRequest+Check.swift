extension HTTPRequest {
    /// Refuses what could be read as another request, or as another upstream, than the one meant.
    ///
    /// - Returns: the host, for messages.
    func check() throws(TransportError) -> String {
        let host = try checkURL()
        guard method == .post || body.isEmpty else { throw .badRequest("a GET has no body") }
        for header in headers { try header.check() }
        return host
    }

    private func checkURL() throws(TransportError) -> String {
        let bytes = url.utf8
        guard bytes.count <= 8_192 else { throw .badRequest("the URL has more than 8,192 bytes") }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
            throw .badRequest("the URL holds a character that belongs percent-encoded")
        }
        let schemes = allowsPlainHTTP ? ["https://", "http://"] : ["https://"]
        guard let scheme = schemes.first(where: url.hasPrefix) else {
            throw .badRequest("the URL does not begin with \(schemes.joined(separator: " or "))")
        }
        let authority = url.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else { throw .badRequest("the URL holds a user or a password") }
        guard let host = authority.split(separator: ":", omittingEmptySubsequences: false).first, !host.isEmpty else {
            throw .badRequest("the URL names no host")
        }
        return authority.hasPrefix("[") ? String(authority) : String(host)
    }
}

extension HTTPHeader {
    /// Fields that frame the message or steer the connection: the transport's own.
    private static let reserved = [
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "TE", "Trailer", "Expect",
        "Accept-Encoding", "Proxy-Authorization", "Proxy-Connection", "HTTP2-Settings",
    ]

    fileprivate func check() throws(TransportError) {
        guard !name.isEmpty, name.utf8.allSatisfy(\.isTokenByte) else {
            throw .badRequest("a header's name is not a token (RFC 9110, 5.1)")
        }
        guard value.utf8.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == UInt8(ascii: "\t") }) else {
            throw .badRequest("the header \(name) holds a control character")
        }
        guard !Self.reserved.contains(where: name.isEqualIgnoringCase) else {
            throw .badRequest("the header \(name) is written by the transport alone")
        }
    }
}

extension UInt8 {
    /// Whether it may stand in the name of a field (RFC 9110, 5.6.2).
    var isTokenByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }
}
