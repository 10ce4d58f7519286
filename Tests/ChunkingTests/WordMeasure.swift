import RAGCore

/// Stands for an embedder's tokens: a word is a token for each ten bytes begun, white space is none.
///
/// So lengths add up at white space, and not inside words.
struct WordMeasure: TextMeasure {
    var name: String { "words" }

    func length(of utf8: Span<UInt8>) -> Int {
        var tokens = 0
        var bytesInWord = 0
        var blanks = 0
        for index in utf8.indices {
            blanks = isBlank(at: index, in: utf8) ?? max(0, blanks - 1)
            if blanks > 0 {
                bytesInWord = 0
            } else {
                if bytesInWord.isMultiple(of: 10) { tokens += 1 }
                bytesInWord += 1
            }
        }
        return tokens
    }

    /// The bytes of the white space that starts at `index`; nil where none does.
    private func isBlank(at index: Int, in utf8: Span<UInt8>) -> Int? {
        if [0x20, 0x09, 0x0A, 0x0D].contains(utf8[index]) { return 1 }
        let wide: [[UInt8]] = [[0xC2, 0xA0], [0xE3, 0x80, 0x80], [0xE2, 0x80, 0xA8]]
        for scalar in wide where index + scalar.count <= utf8.count {
            if scalar.indices.allSatisfy({ utf8[index + $0] == scalar[$0] }) { return scalar.count }
        }
        return nil
    }
}
