import Transport
import Upstreams
import YAMLText

/// A URL with places for values in its path and its query: `https://shop.example.com/api/orders/{order_number}?email={email}`.
///
/// Values are percent-encoded but for letters, digits and `-._~`, so that scheme, host, port, the number of the path's
/// parts and the keys of the query are the template's, whatever the values are.
struct URLTemplate: Sendable {
    struct Item: Sendable {
        var key: String
        var value: [Placeholder.Part]
    }

    /// Scheme, host and port.
    let origin: String
    let host: HostList.Host
    let isEncrypted: Bool
    private let path: [[Placeholder.Part]]
    private let query: [Item]
    private static let lengthLimit = 2048

    init(_ text: String) throws(URLTemplateProblem) {
        guard text.utf8.count <= Self.lengthLimit else { throw .url(.length) }
        guard !text.contains("#") else { throw .fragment }
        let scheme = text.prefix { $0 != ":" }
        let rest = text.dropFirst(scheme.count).drop { $0 == ":" || $0 == "/" }
        let authority = rest.prefix { !"/?\\".contains($0) }
        guard !scheme.contains("{"), !authority.contains("{") else { throw .placeInHost }
        let origin = text.prefix(upTo: authority.endIndex)
        do {
            let url = try BaseURL(String(origin), allowsPlainHTTP: true)
            host = try HostList.host(url)
            isEncrypted = url.isEncrypted
            self.origin = url.description
        } catch {
            throw .url(error)
        }
        let target = text[authority.endIndex...]
        let path = target.prefix { $0 != "?" }
        self.path = try Self.segments(path)
        query = try target.dropFirst(path.count).isEmpty ? [] : Self.items(target.dropFirst(path.count + 1))
    }

    var usualPort: UInt16 { isEncrypted ? 443 : 80 }

    /// Each once, in order.
    var placeholders: [String] {
        (path.flatMap(\.names) + query.flatMap(\.value.names)).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }

    /// Those without which there is no path.
    var pathPlaceholders: [String] { path.flatMap(\.names) }

    /// The URL. A part of the query without a value is left out; nil where the path lacks one.
    func url(_ values: [String: LookupValue]) -> String? {
        guard let path = path(values, { $0.encoded }) else { return nil }
        let items = query.compactMap { item in
            item.value.filled { values[$0]?.encoded }.map { "\(item.key)=\($0)" }
        }
        return origin + path + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
    }

    /// The URL as it may be shown: without its query, and with the names of the customer's addresses in their place.
    func shown(_ values: [String: LookupValue]) -> String {
        origin + (path(values) { $0.kind == .email ? "…" : $0.encoded } ?? "")
    }

    private func path(_ values: [String: LookupValue], _ text: (LookupValue) -> String) -> String? {
        var path = ""
        for segment in self.path {
            guard let text = segment.filled(with: { values[$0].map(text) }), text != ".", text != ".." else {
                return nil
            }
            path += "/" + text
        }
        return path
    }
}

// MARK: - Reading

extension URLTemplate {
    private static func segments(_ path: Substring) throws(URLTemplateProblem) -> [[Placeholder.Part]] {
        guard !path.isEmpty else { return [] }
        guard path.first == "/" else { throw .url(.path(String(path))) }
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var parts: [[Placeholder.Part]] = []
        for (index, segment) in segments.enumerated() {
            // The last may be empty, which is a `/` at the end.
            guard !segment.isEmpty || index == segments.count - 1, segment != ".", segment != ".." else {
                throw .url(.path(String(path)))
            }
            parts.append(try Self.parts(segment, marks: "-._~!$'()*+,;=:@"))
        }
        return parts
    }

    private static func items(_ query: Substring) throws(URLTemplateProblem) -> [Item] {
        var items: [Item] = []
        for item in query.split(separator: "&", omittingEmptySubsequences: false) {
            let key = item.prefix { $0 != "=" }
            let isKey = !key.isEmpty && key.utf8.allSatisfy { ASCII.isWord($0) || "-.~".utf8.contains($0) }
            guard isKey, item.count > key.count, !items.contains(where: { $0.key == key }) else {
                throw .query(String(item))
            }
            items.append(Item(key: String(key), value: try parts(item.dropFirst(key.count + 1), marks: "-._~,:@")))
        }
        return items
    }

    private static func parts(_ text: Substring, marks: String) throws(URLTemplateProblem) -> [Placeholder.Part] {
        guard let parts = Placeholder.parts(of: text) else { throw .brace(String(text)) }
        for case .text(let plain) in parts {
            guard plain.utf8.allSatisfy({ ASCII.isWord($0) || marks.utf8.contains($0) }) else {
                throw .character(plain)
            }
        }
        return parts
    }
}
