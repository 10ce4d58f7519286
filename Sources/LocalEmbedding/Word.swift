/// The word that the tokenizer is reading: its letters as they stand in a vocabulary.
///
/// Letters beyond the longest word are counted and not kept, so a word takes 400 bytes whatever comes.
struct Word {
    /// Characters of the longest word that is taken apart; a longer one is unknown.
    static let longest = 100

    private(set) var bytes = [UInt8](repeating: 0, count: 4 * longest)
    /// Of `bytes`, those that are the word.
    private(set) var count = 0
    private var characters = 0
    /// Of the bytes that are kept, as `PieceTable` has it.
    private(set) var hash = PieceTable.emptyHash

    var isEmpty: Bool { characters == 0 }
    var isTooLong: Bool { characters > Self.longest }

    mutating func removeAll() {
        count = 0
        characters = 0
        hash = PieceTable.emptyHash
    }

    /// Reads the ASCII letters of `text` from `start` on, in place of what was there.
    ///
    /// - Returns: where they end, and the class of the byte there; the end of the text counts as a space.
    mutating func read(
        _ text: Span<UInt8>,
        from start: Int,
        classes: Span<UInt8>
    ) -> (end: Int, class: UInt8) {
        var bytes = bytes.mutableSpan
        var end = start
        var hash = PieceTable.emptyHash
        var byte = ByteClass.space
        while end < text.count {
            byte = classes[Int(text[end])]
            guard byte > ByteClass.other else { break }
            if end - start < Self.longest {
                bytes[end - start] = byte
                hash = PieceTable.hash(hash, then: byte)
            }
            end += 1
        }
        characters = end - start
        count = min(characters, Self.longest)
        self.hash = hash
        return (end, end < text.count ? byte : ByteClass.space)
    }

    mutating func append(_ letter: Unicode.Scalar) {
        characters += 1
        guard !isTooLong else { return }
        for byte in letter.utf8 {
            bytes[count] = byte
            hash = PieceTable.hash(hash, then: byte)
            count += 1
        }
    }
}
