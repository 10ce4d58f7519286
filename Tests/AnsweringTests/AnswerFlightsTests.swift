import Answering
import Foundation
import RAGCore
import Synchronization
import TestSupport
import Testing

struct AnswerFlightsTests {
    private static let key = AnswerKey(digest: [1])

    private static func made(_ id: String) -> MadeAnswer {
        let record = AnswerRecord(
            id: id,
            date: Date(timeIntervalSince1970: 0),
            request: AnswerRequest(question: "Where is my parcel?", collection: "default"),
            answer: Answer(
                text: "On its way.",
                isAnswerable: true,
                citations: [],
                route: Route(outcome: .quoted, reason: ""),
                handoff: Handoff(),
                suggestions: [],
                corpusVersion: 1
            ),
            candidates: [],
            vector: nil,
            promptHash: nil,
            policy: "",
            milliseconds: 0
        )
        return MadeAnswer(record: record, traces: [], isKeepable: true)
    }

    /// Work that begins when it is asked, and ends when it is let.
    private final class Work: Sendable {
        let begun = Latch<Void>()
        let allowed = Latch<Void>()
        let cancelled = Latch<Void>()
        let count = Mutex(0)

        @Sendable func run(_ tell: @escaping AnswerListener) async throws -> MadeAnswer {
            let number = count.withLock { count in
                count += 1
                return count
            }
            try await tell(.delta("On its "))
            begun.set()
            await withTaskCancellationHandler {
                await allowed.wait()
            } onCancel: {
                cancelled.set()
                allowed.set()
            }
            try Task.checkCancellation()
            try await tell(.delta("way."))
            return AnswerFlightsTests.made("ans_\(number)")
        }
    }

    private final class Listener: Sendable {
        let events = Mutex<[AnswerEvent]>([])

        @Sendable func hear(_ event: AnswerEvent) async throws {
            events.withLock { $0.append(event) }
        }
    }

    @Test func `whoever asks the same while it is answered shares the answer, and hears all of it`() async throws {
        let (flights, work) = (AnswerFlights(), Work())
        let listeners = (0..<3).map { _ in Listener() }
        let callers = listeners.map { listener in
            Task { try await flights.answer(under: Self.key, heard: listener.hear, by: work.run) }
        }
        await work.begun.wait()
        while flights.memberCount < 3 { await Task.yield() }
        work.allowed.set()
        var shared = 0
        for caller in callers {
            let (made, isShared) = try await caller.value
            #expect(made.record.id == "ans_1")
            shared += isShared ? 1 : 0
        }
        #expect(shared == 2)
        for listener in listeners {
            #expect(listener.events.withLock { $0 } == [.delta("On its "), .delta("way.")])
        }
        #expect(flights.count == 0)
    }

    @Test func `the first caller leaves, and the others keep the answer`() async throws {
        let (flights, work) = (AnswerFlights(), Work())
        let first = Task { try await flights.answer(under: Self.key, heard: nil, by: work.run) }
        await work.begun.wait()
        let second = Task { try await flights.answer(under: Self.key, heard: nil, by: work.run) }
        while flights.memberCount < 2 { await Task.yield() }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        work.allowed.set()
        #expect(try await second.value.made.record.id == "ans_1")
        #expect(work.cancelled.value == nil)
    }

    @Test func `when the last one leaves the work ends, and who asks then begins anew`() async throws {
        let (flights, work) = (AnswerFlights(), Work())
        let only = Task { try await flights.answer(under: Self.key, heard: nil, by: work.run) }
        await work.begun.wait()
        only.cancel()
        await #expect(throws: CancellationError.self) { try await only.value }
        await work.cancelled.wait()
        let next = try await flights.answer(under: Self.key, heard: nil) { _ in Self.made("ans_next") }
        #expect(next.made.record.id == "ans_next")
        #expect(!next.isShared)
        await flights.shutDown()
        #expect(flights.count == 0)
    }

    @Test func `an error goes to those who wait now, and is not kept`() async throws {
        struct Broken: Error {}
        let flights = AnswerFlights()
        await #expect(throws: Broken.self) {
            try await flights.answer(under: Self.key, heard: nil) { _ in throw Broken() }
        }
        let next = try await flights.answer(under: Self.key, heard: nil) { _ in Self.made("ans_1") }
        #expect(next.made.record.id == "ans_1")
    }

    @Test func `different questions are answered each for itself`() async throws {
        let (flights, work) = (AnswerFlights(), Work())
        work.allowed.set()
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await flights.answer(
                        under: AnswerKey(digest: [UInt8(number)]),
                        heard: nil,
                        by: work.run
                    ).made.record.id
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(ids.count == 8)
    }

    @Test func `shut down, everybody who waits hears it`() async throws {
        let (flights, work) = (AnswerFlights(), Work())
        let caller = Task { try await flights.answer(under: Self.key, heard: nil, by: work.run) }
        await work.begun.wait()
        await flights.shutDown()
        await #expect(throws: CancellationError.self) { try await caller.value }
    }
}
