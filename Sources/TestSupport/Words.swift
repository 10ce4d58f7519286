/// The words of a text as the doubles know them: runs of letters and digits, in lower case.
enum Words {
    static func of(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }

    /// Whether one letter too many, missing or wrong, or two swapped, make one word of the other. Words of fewer than
    /// four letters are too short to tell.
    static func areNear(_ left: String, _ right: String) -> Bool {
        let (a, b) = (Array(left), Array(right))
        guard min(a.count, b.count) >= 4, abs(a.count - b.count) <= 1, left != right else { return false }
        let start = zip(a, b).prefix { $0 == $1 }.count
        let (restA, restB) = (a[start...], b[start...])
        if restA.count > restB.count { return restA.dropFirst() == restB }
        if restA.count < restB.count { return restA == restB.dropFirst() }
        return restA.dropFirst() == restB.dropFirst()
            || (restA.prefix(2).reversed() == Array(restB.prefix(2)) && restA.dropFirst(2) == restB.dropFirst(2))
    }
}
