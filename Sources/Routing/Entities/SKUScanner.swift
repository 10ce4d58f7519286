import RAGCore

/// Finds SKUs: those of the dictionary wherever they stand, and others where a word such as "SKU" announces them.
struct SKUScanner: Sendable {
    /// A known SKU without a digit may be a word, and one of few digits a count: they have to be announced.
    private static let leastLength = 4
    private static let leastDigits = 5

    let products: ProductDictionary

    func known(in text: ScannedText, _ runs: [CodeRun]) -> [Entity] {
        runs.compactMap { run in
            guard run.digits > 0, run.range.count >= Self.leastLength, run.letters > 0 || run.digits >= Self.leastDigits
            else { return nil }
            let written = text.text(run.range)
            guard let product = products.product(sku: written) else { return nil }
            return Entity(kind: .sku, text: written, value: product.sku, range: run.range)
        }
    }

    func announced(in text: ScannedText, _ runs: [CodeRun]) -> [Entity] {
        var starts: Set<Int> = []
        for index in text.words.indices {
            guard let (word, isConfirmed) = CodeMarkers.sku.announced(by: index, in: text) else { continue }
            guard isConfirmed || Self.certain.contains(text.words[index].folded) else { continue }
            starts.insert(text.words[word].range.lowerBound)
        }
        return runs.compactMap { run in
            guard starts.contains(run.range.lowerBound), run.digits > 0, run.range.count >= 3 else { return nil }
            let written = text.text(run.range)
            let value = products.product(sku: written)?.sku ?? written.uppercased()
            return Entity(kind: .sku, text: written, value: value, range: run.range)
        }
    }

    /// Markers that need no "number" behind them.
    private static let certain: Set = ["sku", "artikelnummer", "artikelnr", "ref", "referencia"]
}
