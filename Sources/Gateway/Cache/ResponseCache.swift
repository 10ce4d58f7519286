import Foundation
import RAGCore
import Upstreams

/// Cached answers: in memory, over an archive that survives a restart.
///
/// An answer is fresh for its life, which is spread by a tenth so that answers that came together do not all expire
/// together. After that it may be served while one request asks anew (stale-while-revalidate), and for longer where the
/// upstream fails (stale-if-error); the caller is told in both cases (RFC 5861).
final class ResponseCache: Sendable {
    struct Hit: Sendable {
        var response: CachedResponse
        var age: Duration
        var isStale: Bool
    }

    private let settings: GatewaySettings.Cache
    private let memory: MemoryCache
    private let archive: (any ResponseArchive)?
    private let time: any TimeSource
    private let random: SharedGenerator

    init(
        settings: GatewaySettings.Cache,
        archive: (any ResponseArchive)?,
        time: any TimeSource,
        random: SharedGenerator
    ) {
        self.settings = settings
        self.archive = archive
        self.time = time
        self.random = random
        memory = MemoryCache(byteLimit: settings.memoryBytes)
    }

    /// To be taken before an answer is asked for, and given when it is stored.
    var generation: MemoryCache.Generation { memory.generation }

    /// What memory has under `key` and the caller takes: fresh, or stale and still within stale-while-revalidate.
    func remembered(_ key: ResponseKey, _ control: CacheControl) -> Hit? {
        let now = time.now
        guard control.reads, let entry = memory.entry(for: key, at: now) else { return nil }
        return hit(entry, control, now, grace: settings.staleWhileRevalidate)
    }

    /// What the archive has, which memory then has too. A failing archive has nothing.
    func archived(_ key: ResponseKey, _ control: CacheControl) async -> Hit? {
        guard control.reads, let entry = await recalled(key) else { return nil }
        return hit(entry, control, time.now, grace: .zero)
    }

    /// The answer to give where the upstream failed, however old, as long as it is kept.
    func fallback(_ key: ResponseKey, _ control: CacheControl) async -> Hit? {
        guard control.reads else { return nil }
        let now = time.now
        var found = memory.entry(for: key, at: now)
        if found == nil { found = await recalled(key) }
        return found.flatMap { hit($0, control, now, grace: settings.staleIfError) }
    }

    /// Whether the caller is to ask for a stale answer anew. If that fails, the next one tries in a second.
    func claimRefresh(of key: ResponseKey) -> Bool {
        let now = time.now
        return memory.claimRefresh(of: key, at: now, next: now + .seconds(1))
    }

    /// Keeps the answer, unless answers were dropped since `generation`: then it may be one of those.
    func store(
        _ response: CachedResponse,
        for key: ResponseKey,
        tenant: String,
        of generation: MemoryCache.Generation
    ) {
        let life = settings.life * (1 + settings.jitter * random.next(in: -1...1))
        let kept = life + max(settings.staleWhileRevalidate, settings.staleIfError)
        let (now, date) = (time.now, time.date)
        let entry = MemoryCache.Entry(
            response: response,
            storedAt: now,
            freshUntil: now + life,
            keepUntil: now + kept,
            refreshAt: now
        )
        let archived = archive.map { _ in
            ArchivedResponse(
                tenant: tenant,
                storedAt: date,
                freshUntil: date + life.seconds,
                keepUntil: date + kept.seconds,
                payload: response.encoded
            )
        }
        memory.store(entry, for: key, of: generation) {
            if let archived { archive?.store(archived, for: key) }
        }
    }

    /// Drops what is kept of `tenant`, or of all. Memory does not know whose an answer is, and drops all either way.
    func removeAll(tenant: String?) async throws {
        memory.removeAll()
        try await archive?.removeAll(tenant: tenant)
        // Answers that were read from the archive meanwhile.
        memory.removeAll()
    }

    private func recalled(_ key: ResponseKey) async -> MemoryCache.Entry? {
        let generation = memory.generation
        guard let archive, archive.mayHave(key), let stored = try? await archive.response(for: key),
            let response = CachedResponse(encoded: stored.payload)
        else { return nil }
        let (now, date) = (time.now, time.date)
        let entry = MemoryCache.Entry(
            response: response,
            storedAt: now - .seconds(max(0, date.timeIntervalSince(stored.storedAt))),
            freshUntil: now + .seconds(stored.freshUntil.timeIntervalSince(date)),
            keepUntil: now + .seconds(stored.keepUntil.timeIntervalSince(date)),
            refreshAt: now
        )
        guard now < entry.keepUntil else { return nil }
        // One that was stored meanwhile is younger.
        if memory.entry(for: key, at: now) == nil { memory.store(entry, for: key, of: generation) }
        return entry
    }

    private func hit(
        _ entry: MemoryCache.Entry,
        _ control: CacheControl,
        _ now: ContinuousClock.Instant,
        grace: Duration
    ) -> Hit? {
        let age = now - entry.storedAt
        guard now < entry.freshUntil + grace, control.maximumAge.map({ age <= $0 }) ?? true else { return nil }
        return Hit(response: entry.response, age: age, isStale: now >= entry.freshUntil)
    }
}

extension Duration {
    fileprivate var seconds: TimeInterval { self / .seconds(1) }
}
