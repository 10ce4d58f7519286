/// What a caller wants of the cache, for one request.
package struct CacheControl: Sendable, Hashable {
    /// Whether a cached answer may be served, and a call in flight be shared.
    package var reads: Bool
    /// Whether the answer may be kept.
    package var stores: Bool
    /// The oldest cached answer that will do; nil for any that is fresh. An answer served past its life is never younger.
    package var maximumAge: Duration?
    /// Sets answers apart: equal requests under two namespaces share nothing.
    package var namespace: String

    package static let standard = CacheControl()
    /// Neither read nor kept, and shared with nobody.
    package static let off = CacheControl(reads: false, stores: false)

    package init(reads: Bool = true, stores: Bool = true, maximumAge: Duration? = nil, namespace: String = "") {
        self.reads = reads
        self.stores = stores
        self.maximumAge = maximumAge
        self.namespace = namespace
    }

    /// Reads the directives of a `Cache-Control` header (RFC 9111, 5.2.1): `no-cache` (ask the upstream, and keep what it
    /// says), `no-store` (neither read nor keep), `max-age=SECONDS`. Others, and what cannot be read, are ignored, as that
    /// standard demands.
    package init(header: String, namespace: String = "") {
        self.init(namespace: namespace)
        for directive in header.split(separator: ",") {
            let parts = directive.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { part in
                part.trimmingBlanks().lowercased()
            }
            switch parts.first {
            case "no-cache": reads = false
            case "no-store":
                reads = false
                stores = false
            case "max-age":
                guard parts.count == 2, let age = Self.age(parts[1].trimmingQuotes()) else { continue }
                maximumAge = min(age, maximumAge ?? age)
            default: continue
            }
        }
    }

    /// What is too large to read is as good as for ever.
    private static func age(_ seconds: Substring) -> Duration? {
        guard !seconds.isEmpty, seconds.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return .seconds(min(Int64(seconds) ?? longestAge, longestAge))
    }

    /// A year, in seconds.
    private static let longestAge: Int64 = 31_536_000
}

extension Substring {
    fileprivate func trimmingBlanks() -> Substring {
        trimming { $0 == " " || $0 == "\t" }
    }

    fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
        var rest = self
        while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}

extension String {
    fileprivate func trimmingQuotes() -> Substring {
        self[...].trimming { $0 == "\"" }
    }
}
