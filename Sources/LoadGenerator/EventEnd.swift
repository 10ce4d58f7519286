/// Looks through a stream of events for the one that says that nothing is missing: `data: [DONE]`, as OpenAI's streams end,
/// or `event: final`.
struct EventEnd {
    private static let marks = ["data: [DONE]", "event: final"].map { Array($0.utf8) }

    private(set) var isFound = false
    /// How many bytes of the line so far each mark shares; nil where it differs.
    private var matched: [Int?] = [0, 0]

    mutating func read(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n") {
            isFound = isFound || zip(matched, Self.marks).contains { $0 == $1.count }
            matched = [0, 0]
            return
        }
        // Lines may end with CR LF.
        guard byte != UInt8(ascii: "\r") else { return }
        for index in matched.indices {
            guard let count = matched[index] else { continue }
            let mark = Self.marks[index]
            matched[index] = count < mark.count && mark[count] == byte ? count + 1 : nil
        }
    }
}
