import HTTPService
import Upstreams

/// What of the settings a running service takes over, and what waits for its next start.
struct ReloadScope: Sendable {
    private let fixed: [String: String]
    private let largestBody: Int

    /// Of `server`, what a running service takes over.
    private static let taken: Set = ["server.allowed_hosts", "server.limits.body"]
    /// Of the rest, what it does not.
    private static let kept: Set = [
        "database", "collection", "embedder", "answers.keep_questions", "answers.cache_bytes", "gateway.cache.archive",
    ]

    /// - Parameters: those by which the service was started.
    init(_ settings: Settings, _ server: ServerConfiguration) throws {
        fixed = try Self.fixed(settings, server)
        largestBody = server.service.bulkLimit
    }

    /// The names of what is different, and holds after a restart only.
    func waiting(in settings: Settings, _ server: ServerConfiguration) throws -> [String] {
        let now = try Self.fixed(settings, server)
        var names = Set(fixed.keys).union(now.keys).filter { fixed[$0] != now[$0] }
        // The listening side was told how much it has to take.
        if server.service.bulkLimit > largestBody { names.insert("server.limits.body") }
        return names.sorted()
    }

    private static func fixed(_ settings: Settings, _ server: ServerConfiguration) throws -> [String: String] {
        let places = try (settings.entries + settings.gatewayEntries()).filter { kept.contains($0.name) }
        let values = places.map { ($0.name, $0.value) } + server.entries.map { ($0.path, $0.value) }
        return Dictionary(values.filter { !taken.contains($0.0) }) { first, _ in first }
    }
}
