/// One slip of the fingers: a letter too many, one missing, a wrong one, or two swapped.
enum TypingError {
    /// The letters that a word must have: of shorter ones, most are one error away from another word.
    static let leastLetters = 5

    /// Whether `word`, or the part of it that is left without an ending of up to two letters, has enough of them and is one
    /// error away from `stem`, which has at least four letters.
    static func isOne(between word: [Unicode.Scalar], and stem: [Unicode.Scalar]) -> Bool {
        guard stem.count >= 4 else { return false }
        return (0...2).contains { ending in
            word.count - ending >= leastLetters && distanceIsOne(word.dropLast(ending), stem[...])
        }
    }

    /// Optimal string alignment, for the distance 1 only: what is left after the common start has to be equal but for
    /// one error.
    private static func distanceIsOne(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        let common = zip(a, b).prefix { $0 == $1 }.count
        let (restA, restB) = (a.dropFirst(common), b.dropFirst(common))
        if restA.count > restB.count { return restA.dropFirst().elementsEqual(restB) }
        if restA.count < restB.count { return restA.elementsEqual(restB.dropFirst()) }
        guard restA.count >= 1 else { return false }
        if restA.dropFirst().elementsEqual(restB.dropFirst()) { return true }
        guard restA.count >= 2 else { return false }
        let (i, j) = (restA.startIndex, restB.startIndex)
        return restA[i] == restB[j + 1] && restA[i + 1] == restB[j]
            && restA.dropFirst(2).elementsEqual(restB.dropFirst(2))
    }
}
