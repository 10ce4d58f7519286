import Foundation
import Handover
import Persistence
import RAGCore
import Synchronization
import Testing

/// Commands that write beside a running service.
@Suite struct HandoverTests {
    @Test func `ingest and delete work beside a service, and its copies follow`() async throws {
        let changes = Mutex<[CorpusChange]>([])
        let follow: @Sendable (SQLiteStore) -> any CorpusWriter = { store in
            FollowedWriter(store) { change in changes.withLock { $0.append(change) } }
        }
        try await HeldDesk.run(around: follow) { held in
            let ingested = try await held.desk.run("ingest", "shop")
            #expect(ingested.error == "")
            #expect(ingested.output == "8 new, 0 updated, 0 unchanged, 0 removed, 0 failed\n")
            #expect(try await held.store.corpusVersion(of: "default") == 2)
            let deleted = try await held.desk.run("delete", "tent", "--json")
            #expect(try deleted.json()["corpus_version"] == 3)
            #expect(try await held.desk.run("ingest", "shop", "--json").json()["new"] == 1)
            #expect(try await held.store.doctor().isSound)
            let followed = changes.withLock { $0 }
            let versions = followed.compactMap { change in
                if case .committed(let report, "default") = change { report.corpusVersion } else { nil }
            }
            #expect(versions == [2, 3, 4])
            let added = followed.map { change in
                if case .committed(let report, _) = change { report.vectors.added.count } else { 0 }
            }
            #expect(added.reduce(0, +) >= 8)
        }
    }

    @Test func `an answer that is asked for beside a service is kept by it`() async throws {
        try await HeldDesk.run { held in
            let asked = try await held.desk.run("ask", "When does the store in Leeds open?", "--json").json()
            let id = try #require(asked["id"].text)
            #expect(try await held.store.answerRecord(id) != nil)
            let again = try await held.desk.run("ask", "When does the store in Leeds open?", "--json").json()
            #expect(again["cache"] == "hit")
        }
    }

    @Test func `a refusal of the service is the command's`() async throws {
        try await HeldDesk.run { held in
            let dropped = try await held.desk.run("collections", "drop", "nowhere")
            #expect(dropped.status == 3)
            #expect(dropped.error == "There is no collection 'nowhere'; the database has default.\n")
        }
    }

    @Test func `a service that ends in the middle leaves what was committed, and one sentence`() async throws {
        let server = Mutex<HandoverServer?>(nil)
        let stop: @Sendable (SQLiteStore) -> any CorpusWriter = { store in
            FollowedWriter(store) { change in
                if case .committed = change { server.withLock { $0 }?.stop() }
            }
        }
        try await HeldDesk.run(around: stop) { held in
            server.withLock { $0 = held.server }
            for number in 0..<600 {
                let text = "Article \(number) of the warehouse in York.\n"
                try held.desk.write("many/\(number).txt", String(repeating: text, count: 10))
            }
            let outcome = try await held.desk.run("ingest", "many")
            server.withLock { $0 = nil }
            #expect(outcome.status == 9)
            #expect(outcome.output == "")
            #expect(outcome.error.hasPrefix("The process that writes "))
            #expect(outcome.error.hasSuffix("what it had committed is kept, so run the command again.\n"))
            #expect(outcome.error.split(separator: "\n").count == 1)
            let kept = try await held.store.contentHashes(in: "default").count
            #expect((2..<601).contains(kept))
            #expect(try await held.store.doctor().isSound)
        }
    }

    @Test func `a holder that takes nothing in is named as before`() async throws {
        try await HeldDesk.run { held in
            held.server.stop()
            let outcome = try await held.desk.run("ingest", "shop")
            #expect(outcome.status == 9)
            #expect(
                outcome.error == """
                    \(held.store.path) is being written by process \(getpid()) (nuthatch serve); one process writes at a \
                    time, so try again when it has ended.

                    """
            )
            #expect(try await held.desk.run("ask", "When does the store in Leeds open?").status == 0)
        }
    }
}
