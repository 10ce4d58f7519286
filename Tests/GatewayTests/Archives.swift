import Foundation
import RAGCore
import Synchronization
import TestSupport

/// An archive that counts how often it is asked, and has nothing.
final class CountingArchive: ResponseArchive {
    let count = Count()
    let stored = Mutex<ArchivedResponse?>(nil)

    func mayHave(_ key: ResponseKey) -> Bool { true }

    func response(for key: ResponseKey) async throws -> ArchivedResponse? {
        count.add()
        return nil
    }

    func store(_ response: ArchivedResponse, for key: ResponseKey) {
        stored.withLock { $0 = response }
    }

    func removeAll(tenant: String?) async throws {}
    func flush() async throws {}
}

/// An archive that gives its answer once, when it is let.
final class LatchedArchive: ResponseArchive {
    let latch = Latch<Void>()
    let asked = Latch<Void>()
    private let answer: Mutex<ArchivedResponse?>

    init(answer: ArchivedResponse) {
        self.answer = Mutex(answer)
    }

    func mayHave(_ key: ResponseKey) -> Bool { true }

    func response(for key: ResponseKey) async throws -> ArchivedResponse? {
        let taken = answer.withLock { $0.take() }
        asked.set()
        await latch.wait()
        return taken
    }

    func store(_ response: ArchivedResponse, for key: ResponseKey) {}
    func removeAll(tenant: String?) async throws {}
    func flush() async throws {}
}

enum ArchiveFault: Error {
    case throwing, damaged
}

struct FaultyArchive: ResponseArchive {
    let fault: ArchiveFault

    func mayHave(_ key: ResponseKey) -> Bool { true }

    func response(for key: ResponseKey) async throws -> ArchivedResponse? {
        guard fault == .damaged else { throw fault }
        return ArchivedResponse(
            tenant: "",
            storedAt: .distantPast,
            freshUntil: .distantFuture,
            keepUntil: .distantFuture,
            payload: Array("nonsense".utf8)
        )
    }

    func store(_ response: ArchivedResponse, for key: ResponseKey) {}
    func removeAll(tenant: String?) async throws { throw fault }
    func flush() async throws {}
}
