import LocalEmbedding
import RAGCore
import TestSupport
import Testing

struct RelevanceTests {
    private func smallEmbedder() throws -> LocalEmbedder {
        let folder = try TemporaryFolder(SmallModel().files)
        return try withExtendedLifetime(folder) { try LocalEmbedder(folder: folder.path) }
    }

    private func words(_ text: String, weights: [Float]) -> [WeightedWord] {
        zip(text.split(separator: " "), weights).map { WeightedWord(text: String($0), weight: $1) }
    }

    @Test(arguments: [
        ("zip", "The zip of the jacket broke.", "The strap of the rucksack broke."),
        ("price", "The price is 49 pounds.", "The colour is dark green."),
        ("returns", "Returns are free for thirty days.", "Deliveries arrive within three days."),
    ])
    func `a passage that has the asked word beats one that has not`(word: String, with: String, without: String)
        async throws
    {
        let passages = [without, with].map { SegmentedPassage(context: "", sentences: [$0]) }
        let found = try await DefaultModel.embedder().relevance(
            of: passages,
            to: [WeightedWord(text: "what", weight: 0), WeightedWord(text: word, weight: 1)]
        )
        #expect(found[1].passage > found[0].passage + 0.1)
        #expect(found[1].sentences[0] == found[1].passage)
    }

    @Test func `of a passage's sentences the one that answers is best`() async throws {
        let passage = SegmentedPassage(
            context: "Tent Alder 3",
            sentences: ["It sleeps three people.", "It weighs 2.3 kg.", "The poles are made of aluminium."]
        )
        let found = try await DefaultModel.embedder().relevance(
            of: [passage],
            to: words("how heavy is the tent", weights: [0, 1, 0, 0, 0])
        )[0]
        #expect(found.sentences.count == 3)
        #expect(found.sentences[1] > max(found.sentences[0], found.sentences[2]))
        #expect(found.passage >= found.sentences[1])
    }

    @Test func `relevance is the weighted mean of each word's best cosine`() async throws {
        let embedder = try smallEmbedder()
        let reference = ReferenceEncoder(SmallModel())
        let passages = [
            SegmentedPassage(context: "the cafe", sentences: ["a bird wanted nuthatch", "", "the b c"]),
            SegmentedPassage(context: "", sentences: ["bird"]),
            SegmentedPassage(context: "", sentences: []),
        ]
        // `nuthatch` is two tokens, of which each counts; the weight of `a` is nothing.
        let question = words("a nuthatch bird", weights: [0, 2, 0.5])
        let asked = reference.states(of: embedder.tokenizer.encode("a nuthatch bird", limit: 24).ids)
        let weights = [0, 2, 2, 0.5]
        func expected(_ states: [[Double]], _ columns: Range<Int>) -> Double {
            let best = (0..<4).map { word in
                columns.map { column in
                    reference.dot(reference.unitLength(asked[word + 1]), reference.unitLength(states[column]))
                }
                .max() ?? 0
            }
            return zip(best, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
        }
        let found = try await embedder.relevance(of: passages, to: question)
        for (passage, relevance) in zip(passages, found) {
            let parts = [passage.context] + passage.sentences
            let lengths = parts.map { embedder.tokenizer.encode($0, limit: 24).ids.count - 2 }
            let ids = embedder.tokenizer.encode(parts.joined(separator: " "), limit: 24).ids
            let states = reference.states(of: ids)
            #expect(abs(relevance.passage - expected(states, 1..<(ids.count - 1))) < 1e-5)
            #expect(relevance.sentences.count == passage.sentences.count)
            var start = 1 + lengths[0]
            for (sentence, length) in zip(relevance.sentences, lengths.dropFirst()) {
                #expect(abs(sentence - expected(states, start..<(start + length))) < 1e-5)
                start += length
            }
        }
    }

    @Test func `only the proportions of the weights count, and where all are nothing so is the relevance`() async throws
    {
        let embedder = try smallEmbedder()
        let passages = [SegmentedPassage(context: "the", sentences: ["bird", "cafe"])]
        func relevance(_ weights: [Float]) async throws -> [Relevance] {
            try await embedder.relevance(of: passages, to: words("a bird wanted", weights: weights))
        }
        #expect(try await relevance([0, 1, 3]) == (try await relevance([0, 2, 6])))
        #expect(try await relevance([0, 1, 3]) != (try await relevance([0, 3, 1])))
        let nothing = [Relevance(passage: 0, sentences: [0, 0])]
        #expect(try await relevance([0, 0, 0]) == nothing)
        #expect(try await embedder.relevance(of: passages, to: []) == nothing)
        #expect(try await embedder.relevance(of: passages, to: [WeightedWord(text: " ", weight: 1)]) == nothing)
    }

    @Test func `sentences beyond the limit are judged 0, and change nothing`() async throws {
        let embedder = try smallEmbedder()
        let question = words("bird cafe", weights: [1, 1])
        // 24 tokens, of which two are special: 1 + 20 + 1 of the third sentence.
        let read = ["the " + String(repeating: "bird ", count: 19), "cafe bird"]
        let found = try await embedder.relevance(
            of: [
                SegmentedPassage(context: "a", sentences: read + ["bird", "cafe"]),
                SegmentedPassage(context: "a", sentences: [read[0], "cafe"]),
            ],
            to: question
        )
        #expect(found[0].sentences[1] != 0)
        #expect(found[0].sentences.suffix(2) == [0, 0])
        #expect(found[0].passage == found[1].passage)
        #expect(found[0].sentences.prefix(2) == found[1].sentences[...])
    }

    @Test func `a question beyond the limit is read as far as it goes`() async throws {
        let embedder = try smallEmbedder()
        let passages = [SegmentedPassage(context: "", sentences: ["bird"])]
        let long = [WeightedWord](repeating: WeightedWord(text: "bird", weight: 1), count: 5000)
        let found = try await embedder.relevance(of: passages, to: long)
        #expect(found == (try await embedder.relevance(of: passages, to: Array(long.prefix(22)))))
    }

    @Test func `no passages have no relevance`() async throws {
        #expect(try await smallEmbedder().relevance(of: [], to: words("bird", weights: [1])) == [])
    }
}
