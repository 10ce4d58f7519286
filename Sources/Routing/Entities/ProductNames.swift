import RAGCore

/// By what names the products of a shop are asked for.
///
/// A product is known by its whole name, and by its beginning where what is left out is generic and its first word is
/// the shop's own: `Ridgeline 2P` for `Ridgeline 2P Tent`, and never `Leather Boot` for `Leather Boot Wax`. What words are
/// generic, and what are the shop's own, is told by the names themselves.
struct ProductNames {
    /// A name with fewer letters and digits is none.
    static let leastLength = 4

    private let names: [[String]]
    /// Words that several names end with, that stand behind the first word of several families, and those of categories
    /// and brands.
    private let generic: Set<String>
    /// First words that no name has at another place.
    private let own: Set<String>

    init(_ products: [Product]) {
        names = products.map { Self.words(of: $0.name) }
        var families: [String: String] = [:]
        var generic: Set<String> = []
        var lasts: Set<String> = []
        for name in names {
            if name.count > 1, let last = name.last, !lasts.insert(last).inserted { generic.insert(last) }
            for word in name.dropFirst() where !generic.contains(word) {
                if let family = families[word], family != name.first { generic.insert(word) }
                families[word] = name.first
            }
        }
        own = Set(names.compactMap(\.first)).subtracting(families.keys)
            .filter { $0.utf8.count >= Self.leastLength && !Self.hasDigit($0) }
        let said = Set(
            products.flatMap { product in ["category", "brand"].compactMap { product.attributes[$0]?.text } }
        )
        self.generic = generic.union(said.flatMap(Self.words)).filter { !Self.hasDigit($0) }
    }

    static func words(of name: String) -> [String] {
        TextWord.words(of: name).map { Plural.removed($0.folded) }
    }

    /// Calls `body` with each name and the index of its product.
    func forEach(_ body: (ArraySlice<String>, Int32) -> Void) {
        for (index, name) in names.enumerated() where isName(name) {
            var shorter = name.prefix(PhraseTrie.depthLimit)
            body(shorter, Int32(index))
            guard let first = name.first, own.contains(first), name.count <= PhraseTrie.depthLimit else { continue }
            while shorter.count > 2, let last = shorter.last, generic.contains(last) {
                shorter.removeLast()
                body(shorter, Int32(index))
            }
        }
    }

    /// Whether a text that has these words can be meant to name the product.
    private func isName(_ words: [String]) -> Bool {
        guard words.reduce(0, { $0 + $1.utf8.count }) >= Self.leastLength else { return false }
        return !words.allSatisfy { generic.contains($0) || StopWords.all.contains($0) }
    }

    private static func hasDigit(_ word: String) -> Bool {
        word.utf8.contains { (0x30...0x39).contains($0) }
    }
}

extension MetadataValue {
    /// What a string says.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
