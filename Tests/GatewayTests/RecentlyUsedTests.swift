import Gateway
import RAGCore
import TestSupport
import Testing

@Suite struct RecentlyUsedTests {
    /// The same, as plainly as can be: a list, the most recently used last.
    private struct Naive {
        let limit: Int
        var entries: [(key: Int, value: Int, size: Int)] = []

        mutating func use(_ key: Int) -> Int? {
            guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
            let entry = entries.remove(at: place)
            entries.append(entry)
            return entry.value
        }

        mutating func insert(_ value: Int, for key: Int, size: Int) {
            entries.removeAll { $0.key == key }
            guard size <= limit else { return }
            entries.append((key, value, size))
            while entries.reduce(0, { $0 + $1.size }) > limit { entries.removeFirst() }
        }
    }

    @Test(arguments: UInt64(0)..<40)
    func `it holds what a plain list would, and never more bytes than its limit`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let limit = Int.random(in: 0...60, using: &generator)
        var entries = RecentlyUsed<Int, Int>(sizeLimit: limit)
        var naive = Naive(limit: limit)
        for step in 0..<1_000 {
            let key = Int.random(in: 0..<12, using: &generator)
            switch Int.random(in: 0..<20, using: &generator) {
            case 0..<9:
                let size = Int.random(in: 0...20, using: &generator)
                entries.insert(step, for: key, size: size)
                naive.insert(step, for: key, size: size)
            case 9..<16: #expect(entries.use(key) == naive.use(key), "seed \(seed), step \(step)")
            case 16, 17:
                entries.remove(key)
                naive.entries.removeAll { $0.key == key }
            case 18:
                // A change is no use.
                let changed: Void? = entries.update(key) { $0 += 1 }
                let place = naive.entries.firstIndex { $0.key == key }
                if let place { naive.entries[place].value += 1 }
                #expect((changed != nil) == (place != nil))
            default:
                guard Int.random(in: 0..<10, using: &generator) == 0 else { continue }
                entries.removeAll()
                naive.entries = []
            }
            #expect(entries.size == naive.entries.reduce(0) { $0 + $1.size }, "seed \(seed), step \(step)")
            #expect(entries.count == naive.entries.count, "seed \(seed), step \(step)")
            #expect(entries.size <= limit)
        }
    }
}
