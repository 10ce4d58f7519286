import YAMLText

/// Headers that go with each call to an upstream or to a service of the shop, such as `OpenAI-Organization`.
///
/// Their values do not show: some gateways take a credential there.
package struct ExtraHeaders: Sendable, Equatable {
    /// In the order in which they were added.
    package private(set) var fields: [(name: String, value: Secret)] = []

    /// Headers that a call writes itself; small letters.
    private static let reserved: Set<String> = [
        "accept", "accept-encoding", "authorization", "connection", "content-encoding", "content-length",
        "content-type", "cookie", "expect", "host", "keep-alive", "proxy-authorization", "proxy-connection", "te",
        "trailer", "transfer-encoding", "upgrade",
    ]
    static let countLimit = 32
    static let valueLimit = 4096

    private let allowsAuthorization: Bool

    /// - Parameter allowsAuthorization: whether `Authorization` may be among them, for calls that have no other key.
    package init(allowsAuthorization: Bool = false) {
        self.allowsAuthorization = allowsAuthorization
    }

    /// - Throws: unless the name is a token of RFC 9110 that is free, and the value is visible ASCII with blanks or tabs
    ///   only inside it.
    package mutating func add(_ name: String, _ value: String) throws(ConfigurationProblem) {
        let lower = name.lowercased()
        let marks = "!#$%&'*+-.^_`|~".utf8
        guard (1...100).contains(name.utf8.count),
            name.utf8.allSatisfy({ ASCII.isWord($0) || marks.contains($0) })
        else { throw .headerName(name) }
        let isFree = !Self.reserved.contains(lower) || (allowsAuthorization && lower == "authorization")
        guard isFree else { throw .reservedHeader(name) }
        guard !fields.contains(where: { $0.name.lowercased() == lower }) else { throw .repeatedHeader(name) }
        guard fields.count < Self.countLimit else { throw .headerCount(limit: Self.countLimit) }
        let bytes = Array(value.utf8)
        guard let first = bytes.first, let last = bytes.last, bytes.count <= Self.valueLimit,
            ASCII.isVisible(first), ASCII.isVisible(last),
            bytes.allSatisfy({ ASCII.isVisible($0) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
        else { throw .headerValue(name) }
        fields.append((name, Secret(value)))
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.fields.elementsEqual(right.fields) { $0.name == $1.name && $0.value == $1.value }
    }
}
