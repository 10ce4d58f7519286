import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct HostileTextTests {
    /// What each is made of, so often that it has about as many bytes as asked for.
    private static func text(_ unit: String, bytes: Int) -> String {
        String(repeating: unit, count: bytes / unit.utf8.count)
    }

    private static let units = [
        "1", "@", "a@", "a.", "1.", "1,", "-", "#1", "order ", "€", "e\u{301}", "\u{301}", "\0", "ridgeline ",
        "and is it ",
        "¿", "1-1-1.", "2 days ", "no wool ", "\u{E0041}", "under 5 ", "'", "A-", "ridgeline 2p ",
    ]

    @Test(arguments: units) func `the time of the scanners is linear in the text`(unit: String) {
        // Warm, so that tables which are made once do not count.
        _ = EntityScanner.outdoor.entities(in: Self.text(unit, bytes: 2000))
        let clock = ContinuousClock()
        let times = [60_000, 480_000].map { bytes in
            let text = Self.text(unit, bytes: bytes)
            return clock.measure { #expect(EntityScanner.outdoor.entities(in: text).count <= EntityScanner.limit) }
        }
        // Eight times the text: a quadratic scanner takes 64 times as long.
        #expect(times[1] < times[0] * 28 + .milliseconds(150), "\(times)")
    }

    @Test(arguments: units) func `nothing else stumbles over it`(unit: String) {
        let text = Self.text(unit, bytes: 100_000)
        let short = Self.text(unit, bytes: MessageSplitter.byteLimit)
        let splitter = MessageSplitter(scanner: .outdoor)
        for text in [text, short] {
            let history = [ConversationTurn(.customer, text), ConversationTurn(.shop, text)]
            #expect((1...MessageSplitter.partLimit).contains(splitter.parts(of: text).count))
            _ = FollowUpGate.judge(text, after: history)
            let query = CarryOver(scanner: .outdoor).query(for: text, after: history)
            #expect(query.utf8.count <= text.utf8.count + CarryOver.byteLimit + 8)
            _ = ProductNeeds(question: text, history: history, products: .outdoor)
            let prompt = RewritePrompt.prompt(for: text, after: history, tenant: "t")
            #expect(prompt.messages.allSatisfy { $0.text.utf8.count < 12_000 })
            #expect(RewritePrompt.query(in: text) == nil)
            let intents = IntentPrompt(choices: [.init(name: "returns", summary: text)], scanner: .outdoor)
            #expect(intents.prompt(for: text, tenant: "t").messages.allSatisfy { $0.text.utf8.count < 12_000 })
            #expect(intents.read(text, question: text).intent == ModelIntent.unknown)
        }
    }

    @Test(arguments: [UInt64](1...8)) func `every entity and every part is cut out of the text by its range`(
        seed: UInt64
    ) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "order ", "#12345", "4711-22", " and ", ", ", "? ", ". ", "is it ", "where is ", "my order", "Ridgeline 2P",
            " tent", "LF-TNT-0021", "a@b.de", "€", "1.299,00", " €", "21.11.2026", " 3. März", "vor drei Tagen",
            " zwei ",
            "¿", "devolverlo", "é", "e\u{301}", "\0", "\n", "👩‍👩‍👧", "\u{FEFF}", "@", "-", "'", "5 ", " und wo ist ", "2x ",
            "please cancel it",
        ]
        let splitter = MessageSplitter(scanner: .outdoor)
        for _ in 0..<400 {
            let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            let bytes = Array(text.utf8)
            var end = 0
            for entity in EntityScanner.outdoor.entities(in: text) {
                #expect(entity.range.lowerBound >= end && !entity.range.isEmpty, "\(seed) \(text)")
                #expect(Array(entity.text.utf8) == Array(bytes[entity.range]), "\(seed) \(text)")
                end = entity.range.upperBound
            }
            end = 0
            for part in splitter.parts(of: text) {
                #expect(part.range.lowerBound >= end, "\(seed) \(text)")
                #expect(Array(part.text.utf8) == Array(bytes[part.range]), "\(seed) \(text)")
                #expect(part.standalone.hasPrefix(part.text), "\(seed) \(text)")
                end = part.range.upperBound
            }
        }
    }
}
