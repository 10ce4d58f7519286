/// Some token sequences end to end, without padding between them.
struct TokenBatch: Sendable {
    private(set) var ids: [Int32] = []
    /// The rows of each sequence.
    private(set) var sequences: [Range<Int>] = []

    var tokens: Int { ids.count }

    mutating func append(_ sequence: [Int32]) {
        sequences.append(ids.count..<(ids.count + sequence.count))
        ids += sequence
    }

    /// Packs sequences into batches of about `tokens` tokens, in order; a longer sequence is a batch by itself.
    static func packed(_ sequences: some Sequence<[Int32]>, tokens: Int) -> [TokenBatch] {
        var batches: [TokenBatch] = []
        var current = TokenBatch()
        for sequence in sequences {
            if current.tokens > 0, current.tokens + sequence.count > tokens {
                batches.append(current)
                current = TokenBatch()
            }
            current.append(sequence)
        }
        if !current.sequences.isEmpty { batches.append(current) }
        return batches
    }
}
