import Answering
import RAGCore
import TestSupport
import Testing

@Suite struct `What is told while a model writes` {
    private static let reply = "Worn boots can be returned once within 30 days [1]. Clean them, please [1]."

    /// Cuts a text at places that the generator chooses.
    private static func cut(_ text: String, seed: UInt64) -> [String] {
        var generator = SeededGenerator(seed: seed)
        var (pieces, piece) = ([String](), "")
        for character in text {
            piece.append(character)
            guard Int.random(in: 0..<4 + Int(seed % 20), using: &generator) == 0 else { continue }
            pieces.append(piece)
            piece = ""
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }

    @Test(arguments: 0..<40 as Range<UInt64>) func `is the answer, however the stream is cut`(seed: UInt64) async throws
    {
        let model = ScriptedModel([.answer(.cheap): .says(Self.reply)], cut: { Self.cut($0, seed: seed) })
        let counter = try await Counter(model: model)
        let (told, answer) = try await counter.hear(counter.request())
        #expect(answer.route.outcome == .cheap, "seed \(seed)")
        #expect(told.text == answer.text, "seed \(seed)")
        #expect(told.deltas.count == 2, "seed \(seed)")
        #expect(told.citations == answer.citations, "seed \(seed)")
        #expect(answer.text == "Worn boots can be returned once within 30 days. [1] Clean them, please. [2]")
    }

    @Test(arguments: [
        "Worn boots can be returned once within 30 days [1]",
        "Certainly! I can help you with that. Worn boots can be returned once within as many days as you want to have",
        "Boots are sent back within 90 days [1]. Worn boots can be returned once within as many days as you want",
    ])
    func `is nothing before a sentence stands`(start: String) async throws {
        let model = ScriptedModel([.answer(.cheap): .hangs(after: start)], cut: { $0.map { String($0) } })
        let counter = try await Counter(model: model)
        let events = Counter.Events()
        let asked = Task { try await counter.pipeline.answer(counter.request(), heard: events.hear) }
        await model.started.wait()
        asked.cancel()
        await #expect(throws: CancellationError.self) { _ = try await asked.value }
        // The pages that it is written from, and no word.
        #expect(events.all.count == 1)
        guard case .sources? = events.all.first else {
            Issue.record("\(events.all)")
            return
        }
    }

    @Test(arguments: [
        Counter.ungrounded, "Certainly! " + Counter.ungrounded,
        "Worn boots can be returned within 900 days, as often as anybody wants [1]. Clean them, please [1].",
    ])
    func `has no word of a reply that does not stand, and all of the next one's`(cheap: String) async throws {
        for seed in 0..<10 as Range<UInt64> {
            let model = ScriptedModel(
                [.answer(.cheap): .says(cheap), .answer(.strong): .says(Self.reply)],
                cut: { Self.cut($0, seed: seed) }
            )
            let counter = try await Counter(model: model)
            let (told, answer) = try await counter.hear(counter.request())
            #expect(answer.route.outcome == .strong, "seed \(seed)")
            #expect(told.text == answer.text, "seed \(seed)")
            #expect(answer.text.hasPrefix("Worn boots can be returned once"), "seed \(seed)")
        }
    }

    @Test func `stays the answer where the model breaks off behind it`() async throws {
        let start =
            "Worn boots can be returned once within 30 days [1]. Clean them, please, with warm water and a soft brush before"
        let model = ScriptedModel([.answer(.cheap): .breaksOff(after: start), .answer(.strong): .says(Self.reply)])
        let counter = try await Counter(model: model)
        let (told, answer) = try await counter.hear(counter.request())
        #expect(answer.text == "Worn boots can be returned once within 30 days. [1]")
        #expect(told.text == answer.text)
        #expect(answer.route.reason.contains("broke off"))
        #expect(model.calls == [.answer(.cheap)])
        // Who asks again has it whole.
        #expect(try await counter.pipeline.answer(counter.request()).cache == .miss)
    }

    @Test func `is a quoted answer whole and once, behind its citations`() async throws {
        let counter = try await Counter(policy: Counter.policy("quoted"))
        let (told, answer) = try await counter.hear(counter.request())
        let whole = answer.citations.map(AnswerEvent.citation) + [.delta(answer.text)]
        #expect(Array(told.all.dropFirst()) == whole)
        let cited = Set(answer.citations.map(\.documentID))
        let (again, kept) = try await counter.hear(counter.request())
        #expect(Array(again.all.dropFirst()) == whole)
        for first in [told.all.first, again.all.first] {
            guard case .sources(let pages)? = first else {
                Issue.record("\(told.all)")
                return
            }
            #expect(cited.isSubset(of: pages.map(\.documentID)))
        }
        #expect(kept == answer)
    }
}
