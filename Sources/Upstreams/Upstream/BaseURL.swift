import YAMLText

/// Where an upstream's API is: `https://api.holysheep.ai/v1`.
///
/// It has no user, no query and no fragment, and no `/` at its end. Plain http is for this machine alone, unless it is
/// allowed.
package struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    /// Scheme and host are in small letters.
    package let description: String
    package let isEncrypted: Bool
    /// Without the brackets of an IPv6 address.
    package let host: String
    /// Nil where the scheme says it.
    package let port: UInt16?

    static let lengthLimit = 2048
    private static let endpoints = ["/chat/completions", "/completions", "/embeddings", "/models"]

    /// - Parameter allowsPlainHTTP: whether plain http may go to another machine.
    package init(_ text: String, allowsPlainHTTP: Bool = false) throws(BaseURLProblem) {
        guard text.utf8.count <= Self.lengthLimit else { throw .length }
        guard !text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else { throw .query }
        let (isEncrypted, rest) = try Self.scheme(of: text)
        let authority = rest.prefix { $0 != "/" && $0 != "\\" }
        guard !authority.contains("@") else { throw .userInfo }
        let (host, port) = try Self.hostAndPort(authority)
        guard isEncrypted || allowsPlainHTTP || Self.isLoopback(host) else { throw .plainHTTP(host: host) }
        var path = rest.dropFirst(authority.count)
        if path.last == "/" { path.removeLast() }
        try Self.check(path)
        self.isEncrypted = isEncrypted
        self.host = host
        self.port = port
        let bracketed = host.contains(":") ? "[\(host)]" : host
        description = "http\(isEncrypted ? "s" : "")://\(bracketed)\(port.map { ":\($0)" } ?? "")\(path)"
    }

    /// The URL of an endpoint, such as `chat/completions`.
    package func endpoint(_ path: String) -> String {
        "\(description)/\(path)"
    }

    /// Whether a host is this machine: `localhost`, a name under it, `::1`, or 127.0.0.0/8 written in four parts.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in part.utf8.allSatisfy(ASCII.isDigit) && UInt8(part) != nil }
    }

    private static func scheme(of text: String) throws(BaseURLProblem) -> (isEncrypted: Bool, rest: Substring) {
        for (scheme, isEncrypted) in [("https://", true), ("http://", false)]
        where text.prefix(scheme.count).lowercased() == scheme {
            return (isEncrypted, text.dropFirst(scheme.count))
        }
        guard !text.contains("@") else { throw .userInfo }
        throw .scheme(text)
    }

    private static func hostAndPort(_ authority: Substring) throws(BaseURLProblem) -> (String, UInt16?) {
        let isBracketed = authority.first == "["
        let host: Substring
        var rest: Substring
        if isBracketed {
            host = authority.dropFirst().prefix { $0 != "]" }
            rest = authority.dropFirst(host.count + 1)
            guard rest.first == "]", isAddress(host) else { throw .host(String(authority)) }
            rest.removeFirst()
        } else {
            host = authority.prefix { $0 != ":" }
            rest = authority.dropFirst(host.count)
            guard isName(host) else { throw .host(String(host)) }
        }
        guard let colon = rest.first else { return (host.lowercased(), nil) }
        let digits = rest.dropFirst()
        guard colon == ":", digits.utf8.allSatisfy(ASCII.isDigit), let port = UInt16(digits), port > 0 else {
            throw .port(String(digits))
        }
        return (host.lowercased(), port)
    }

    private static func isName(_ host: Substring) -> Bool {
        let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return host.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: "-") }
            }
    }

    /// Roughly an IPv6 address: the resolver decides.
    private static func isAddress(_ host: Substring) -> Bool {
        (2...45).contains(host.utf8.count) && host.contains(":")
            && host.utf8.allSatisfy { byte in
                ASCII.isDigit(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
                    || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte & 0xdf)
            }
    }

    private static func check(_ path: Substring) throws(BaseURLProblem) {
        guard let first = path.first else { return }
        for endpoint in endpoints where path.lowercased().hasSuffix(endpoint) { throw .endpoint(endpoint) }
        let parts = path.dropFirst().utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let marks = "-._~%:@!$&'()*+,;=".utf8
        let isPath = parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { ASCII.isWord($0) || marks.contains($0) }
                && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
        }
        guard first == "/", isPath else { throw .path(String(path)) }
    }
}
