import Foundation

/// Where the service is.
struct ServiceAddress: Sendable {
    /// Without a slash at its end.
    let text: String

    init(_ url: URL) throws {
        guard let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme), let host = url.host(),
            !host.isEmpty
        else {
            throw NuthatchError.invalidSetting("The base URL has to begin with http:// or https:// and a host.")
        }
        // Said without the URL, which may hold a password.
        guard url.user() == nil, url.password() == nil, url.query() == nil, url.fragment() == nil else {
            throw NuthatchError.invalidSetting(
                "The base URL for \(host) has a user, a query or a fragment; it may have host, port and path only."
            )
        }
        var text = url.absoluteString
        while text.hasSuffix("/") { text.removeLast() }
        if text.hasSuffix("/v1") { text.removeLast(3) }
        while text.hasSuffix("/") { text.removeLast() }
        self.text = text
    }

    /// - Parameters:
    ///   - path: its segments, as they are meant; each is percent-encoded.
    ///   - query: in the order of the URL; what is nil is left out.
    func url(_ path: [String], _ query: [(String, String?)]) throws -> URL {
        for segment in path where segment.isEmpty || segment == "." || segment == ".." {
            throw NuthatchError.invalidRequest(
                "\(segment.debugDescription) cannot be a segment of a URL: it may be neither empty nor . nor .. alone."
            )
        }
        let fields = query.compactMap { name, value in value.map { "\(name)=\(Self.encoded($0))" } }
        let whole =
            text + path.map { "/" + Self.encoded($0) }.joined()
            + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
        guard let url = URL(string: whole) else {
            throw NuthatchError.invalidRequest("\(path.joined(separator: "/").debugDescription) cannot stand in a URL.")
        }
        return url
    }

    /// All but the unreserved characters (RFC 3986, 2.3) as bytes of UTF-8.
    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
}
