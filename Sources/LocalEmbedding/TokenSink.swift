/// Where the tokens of a text go, one word after another.
protocol TokenSink {
    var count: Int { get }
    mutating func append(_ id: Int32)
    /// Takes back all but the first `count` tokens.
    mutating func shorten(to count: Int)
}

/// Keeps the tokens.
struct TokenList: TokenSink {
    private(set) var ids: [Int32]

    var count: Int { ids.count }
    mutating func append(_ id: Int32) { ids.append(id) }
    mutating func shorten(to count: Int) { ids.removeLast(ids.count - count) }
}

/// Counts the tokens.
struct TokenCount: TokenSink {
    private(set) var count = 0

    mutating func append(_: Int32) { count += 1 }
    mutating func shorten(to count: Int) { self.count = count }
}
