import RAGCore

/// Measures text in Unicode scalars: `é` is 1 as one scalar and 2 as a letter with a combining accent.
///
/// Lengths add up wherever a text is cut. White space counts.
package struct CharacterMeasure: TextMeasure {
    package init() {}

    package var name: String { "characters" }

    package func length(of utf8: Span<UInt8>) -> Int {
        // Each scalar has one byte that does not continue another. Without a branch the compiler counts in vectors.
        var continuations = 0
        for index in utf8.indices {
            continuations &+= utf8[index] & 0xC0 == 0x80 ? 1 : 0
        }
        return utf8.count - continuations
    }
}
