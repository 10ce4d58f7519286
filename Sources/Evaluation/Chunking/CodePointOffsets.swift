/// Where code points of a text stand in its UTF-8.
struct CodePointOffsets {
    private let bytes: [Int: Int]
    /// Code points of the text.
    let count: Int

    /// Finds all `offsets` in one pass over `text`.
    init(_ offsets: some Sequence<Int>, in text: String) {
        var wanted = Array(Set(offsets)).sorted()[...]
        var bytes: [Int: Int] = [:]
        var (points, position) = (0, 0)
        for byte in text.utf8 {
            // A byte that continues no scalar begins the next one.
            if byte & 0xC0 != 0x80 {
                while let first = wanted.first, first <= points {
                    if first == points { bytes[first] = position }
                    wanted.removeFirst()
                }
                points += 1
            }
            position += 1
        }
        if wanted.first == points { bytes[points] = position }
        self.bytes = bytes
        count = points
    }

    /// The byte at which the code point at `offset` begins, or the text ends; nil beyond, and for one not asked for.
    subscript(offset: Int) -> Int? { bytes[offset] }
}
