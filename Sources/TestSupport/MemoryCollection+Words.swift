import Glibc
import RAGCore

extension MemoryCollection {
    /// BM25 with k1 = 1.2 and b = 0.75, title and headings counted three times, as SQLite's FTS5 is asked for it.
    func lexicalMatches(_ text: String, limit: Int, filter: Filter?) -> [LexicalMatch] {
        let words = chunks.mapValues(words)
        let allowed = filter.map { Set(chunkIDs(matching: $0)) }
        let mean = Double(words.values.reduce(0) { $0 + $1.count }) / Double(max(1, words.count))
        var scores: [Int64: Double] = [:]
        for word in Set(Words.of(text)) {
            let counts = words.mapValues { $0.count { $0 == word } }.filter { $0.value > 0 }
            let weight = Self.inverseFrequency(of: counts.count, among: words.count)
            for (id, count) in counts {
                let length = Double(words[id]?.count ?? 0) / mean
                scores[id, default: 0] += weight * Double(count) * 2.2 / (Double(count) + 1.2 * (0.25 + 0.75 * length))
            }
        }
        let matches = scores.filter { allowed?.contains($0.key) ?? true }
            .map { LexicalMatch(chunkID: $0.key, score: $0.value) }
            .sorted { ($1.score, $0.chunkID) < ($0.score, $1.chunkID) }
        return Array(matches.prefix(max(0, limit)))
    }

    func lexicalReach(of text: String) -> LexicalReach {
        let words = chunks.mapValues(words)
        let asked = Set(Words.of(text))
        let weights = asked.map { word in
            Self.inverseFrequency(of: words.values.count { $0.contains(word) }, among: words.count)
        }
        return LexicalReach(words: asked.count, ceiling: 2.2 * weights.reduce(0, +))
    }

    private static func inverseFrequency(of having: Int, among all: Int) -> Double {
        max(1e-6, log((Double(all - having) + 0.5) / (Double(having) + 0.5)))
    }

    func vocabulary(of asked: [String]) -> [String: VocabularyMatch] {
        let known = Set(chunks.values.flatMap(words))
        return asked.reduce(into: [:]) { matches, word in
            guard let plain = Words.of(word).first else { return }
            let near = known.filter { Words.areNear($0, plain) }.min()
            matches[word] = known.contains(plain) ? .known : near.map { .near($0) } ?? .unknown
        }
    }

    private func words(of chunk: StoredChunk) -> [String] {
        let title = documents[chunk.documentID]?.document.title ?? ""
        let heading = Words.of(title) + chunk.prepared.chunk.headingPath.flatMap(Words.of)
        return heading + heading + heading + Words.of(chunk.prepared.chunk.text)
    }
}
