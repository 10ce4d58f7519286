/// The words that say what kind of number follows: `order`, `order number`, `Bestellung Nr.`, `SKU:`.
struct CodeMarkers: Sendable {
    /// How many words may stand between a marker and its number.
    private static let fillerLimit = 3

    let words: Set<String>
    let fillers: Set<String>

    /// The word that may be the number which the word at `index` announces, and whether a filler confirms it; nil where
    /// that word is no marker.
    func announced(by index: Int, in text: ScannedText) -> (word: Int, isConfirmed: Bool)? {
        guard words.contains(text.words[index].folded) else { return nil }
        var next = index + 1
        var isConfirmed = text.words[index].folded.utf8.count > 9
        while next < text.words.count, next - index <= Self.fillerLimit, fillers.contains(text.words[next].folded) {
            guard isNear(next - 1, in: text) else { return nil }
            isConfirmed = isConfirmed || Self.names.contains(text.words[next].folded)
            next += 1
        }
        return next < text.words.count && isNear(next - 1, in: text) ? (next, isConfirmed) : nil
    }

    private func isNear(_ index: Int, in text: ScannedText) -> Bool {
        let gap = text.gap(after: index)
        return gap.count <= 4 && gap.allSatisfy { Self.between.contains($0) }
    }

    private static let between = Set(" \t#:.-,=(\u{A0}º°".utf8)
    private static let names: Set = ["number", "no", "nr", "num", "nummer", "numero", "id", "code", "codigo"]

    static let order = CodeMarkers(
        words: [
            "order", "orders", "ordernumber", "bestellung", "bestellnummer", "bestellnr", "bestell", "auftrag",
            "auftragsnummer", "auftragsnr", "pedido", "pedidos", "orden", "compra",
        ],
        fillers: names.union(["is", "ist", "lautet", "es", "the", "with", "mit", "der", "die", "con", "el", "de", "n"])
    )

    static let sku = CodeMarkers(
        words: [
            "sku", "article", "item", "artikelnummer", "artikelnr", "artikel", "art", "referencia", "ref", "articulo",
        ],
        fillers: names.union(["is", "ist", "es", "n"])
    )
}
