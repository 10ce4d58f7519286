/// The syllables of Korean, which canonical decomposition takes apart by arithmetic: Unicode 8.0, section 3.12.
enum Hangul {
    static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3

    /// The two or three letters of a syllable: `한` is `ᄒ`, `ᅡ`, `ᆫ`.
    static func letters(of syllable: Unicode.Scalar) -> [Unicode.Scalar] {
        let index = syllable.value - syllables.lowerBound
        // 19 initial letters, 21 vowels, and 27 final letters or none.
        let (initial, vowel, final) = (index / (21 * 28), index / 28 % 21, index % 28)
        let letters = [0x1100 + initial, 0x1161 + vowel, 0x11A7 + final].compactMap(Unicode.Scalar.init)
        return final == 0 ? Array(letters.dropLast()) : letters
    }
}
