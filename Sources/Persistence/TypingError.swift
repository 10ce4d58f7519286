/// One slip of the fingers: a letter too many, one missing, a wrong one, or two swapped.
enum TypingError {
    /// Whether `word`, or the part of it that is left without an ending of up to three letters, is one error away from
    /// `stem`, which has at least four letters.
    static func isOne(between word: [Unicode.Scalar], and stem: [Unicode.Scalar]) -> Bool {
        guard stem.count >= 4 else { return false }
        return (0...3).contains { ending in
            word.count - ending >= 4 && distanceIsOne(word.dropLast(ending), stem[...])
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
