/// The line that parts sources from each other: a run of `=` that is longer than any in what it fences, so that nothing
/// in there can end it. Equal texts get equal fences, or no prompt would be found in a cache.
struct SourceFence {
    let line: String

    init(around texts: [String]) {
        let longest = texts.reduce(0) { max($0, Self.longestRun(in: $1)) }
        line = String(repeating: "=", count: max(5, longest + 1))
    }

    private static func longestRun(in text: String) -> Int {
        var (longest, run) = (0, 0)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "=") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
