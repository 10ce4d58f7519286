import RAGCore

extension Catalogue {
    /// The models that are known without a configuration. Prices are in millionths of a dollar for a million tokens.
    package static let shipped = Catalogue(sound: [
        chat("deepseek-v3.2", input: 140_000, output: 420_000, aliases: ["deepseek"]),
        chat("gpt-4.1", input: 2_000_000, output: 8_000_000, aliases: ["gpt-4", "gpt-4-turbo"]),
        chat("gemini-2.5-flash", input: 350_000, output: 2_500_000, aliases: ["gemini", "gemini-flash"]),
        chat("claude-sonnet-4.5", input: 3_000_000, output: 15_000_000, aliases: ["claude-3", "claude-3-sonnet"]),
        embeddings("text-embedding-3-large", input: 130_000, dimension: 3072),
        embeddings("text-embedding-3-small", input: 20_000, dimension: 1536),
    ])

    /// The day on which the shipped prices were written down.
    private static let pricesAsOf = CalendarDate(year: 2026, month: 11, day: 21)

    private static func chat(_ name: String, input: UInt32, output: UInt32, aliases: [String]) -> ModelEntry {
        let price = Price(microdollarsPerMillion: input, output: output, asOf: pricesAsOf)
        return ModelEntry(name: name, price: price, aliases: aliases)
    }

    private static func embeddings(_ name: String, input: UInt32, dimension: Int) -> ModelEntry {
        let price = Price(microdollarsPerMillion: input, output: 0, asOf: pricesAsOf)
        return ModelEntry(name: name, kind: .embeddings, price: price, dimension: dimension)
    }

    /// The same without some aliases, which are free then.
    func releasing(_ names: Set<String>) -> [ModelEntry] {
        models.map { entry in
            var entry = entry
            entry.aliases.removeAll(where: names.contains)
            return entry
        }
    }
}
