/// Words without the endings of their plurals, so that `tents` and `tent` meet, and `Jacken` and `Jacke`.
enum Plural {
    /// Crude on purpose: it is asked of both sides of a comparison, and never shown.
    static func removed(_ word: String) -> String {
        let count = word.utf8.count
        guard count > 3, !word.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return word }
        if word.hasSuffix("ies"), count > 4 { return word.dropLast(3) + "y" }
        if sibilants.contains(where: word.hasSuffix) { return String(word.dropLast(2)) }
        if word.hasSuffix("s"), !word.hasSuffix("ss") { return removedVowel(word.dropLast()) }
        if count > 5, word.hasSuffix("en") { return String(word.dropLast(2)) }
        return removedVowel(word[...])
    }

    /// `stoves` and `stove` meet without the `e`.
    private static func removedVowel(_ word: Substring) -> String {
        String(word.utf8.count > 4 && word.hasSuffix("e") ? word.dropLast() : word)
    }

    private static let sibilants = ["sses", "xes", "ches", "shes", "zes"]
}
