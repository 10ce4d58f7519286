/// Phrases by their words, so that the longest that begins at a word is found in as many steps as it has words, however
/// many phrases there are.
struct PhraseTrie: Sendable {
    /// Longer phrases are known by their beginnings.
    static let depthLimit = 12
    static let unknown: Int32 = -1

    private var ids: [String: Int32] = [:]
    private var edges: [UInt64: Int32] = [:]
    /// What was put under the phrase that ends at a node, in that order.
    private var payloads: [[Int32]] = [[]]

    /// The words are compared as they are: plurals are removed by whoever asks.
    mutating func insert(_ words: some Sequence<String>, _ payload: Int32) {
        var node: Int32 = 0
        for word in words.prefix(Self.depthLimit) {
            let id = ids[word] ?? Int32(ids.count)
            ids[word] = id
            let edge = Self.edge(node, id)
            if let next = edges[edge] {
                node = next
            } else {
                payloads.append([])
                node = Int32(payloads.count - 1)
                edges[edge] = node
            }
        }
        if node > 0, payloads[Int(node)].last != payload { payloads[Int(node)].append(payload) }
    }

    func id(of word: String) -> Int32 { ids[word] ?? Self.unknown }

    /// The longest phrase that begins at `start` and goes on only where `isJoined` says so.
    func longest(in words: [Int32], from start: Int, isJoined: (Int) -> Bool) -> (count: Int, payloads: [Int32])? {
        var node: Int32 = 0
        var found: (count: Int, node: Int32)?
        var index = start
        while index < words.count, index - start < Self.depthLimit, words[index] != Self.unknown,
            let next = edges[Self.edge(node, words[index])]
        {
            node = next
            if !payloads[Int(node)].isEmpty { found = (index - start + 1, node) }
            guard isJoined(index) else { break }
            index += 1
        }
        return found.map { ($0.count, payloads[Int($0.node)]) }
    }

    private static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }
}
