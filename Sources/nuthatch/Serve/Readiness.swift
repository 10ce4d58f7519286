import Gateway
import Glibc
import Persistence
import RAGCore
import Resilience

/// Whether the service can do its work, part by part.
struct Readiness {
    let workspace: Workspace
    let gateway: Gateway

    /// Below it nothing more is taken in.
    private static let leastFreeBytes: UInt64 = 64 << 20

    /// By name: `ok`, or what is wrong.
    var checks: [String: String] {
        get async {
            var checks = ["model": "ok", "upstreams": upstreams]
            do {
                _ = try await workspace.store.collections()
                checks["database"] = "ok"
            } catch {
                checks["database"] = "unreadable"
            }
            let path = workspace.store.path
            let hasRoom = try? await ComputeQueue.run { Self.freeBytes(at: path) >= Self.leastFreeBytes }
            checks["disk"] = hasRoom == true ? "ok" : "full"
            return checks
        }
    }

    private var upstreams: String {
        guard gateway.configuration.hasKey else { return "none" }
        let known = gateway.health
        return known.isEmpty || known.contains { $0.breaker.phase == .closed } ? "ok" : "down"
    }

    private static func freeBytes(at path: String) -> UInt64 {
        var info = statvfs()
        guard statvfs(path, &info) == 0 else { return 0 }
        return UInt64(info.f_bavail) * UInt64(info.f_frsize)
    }
}
