import RAGCore
import YAMLText

/// Reads `models`: the shipped catalogue with the configured models in it.
struct CatalogueReading {
    private let models: [(name: String, reader: ConfigurationReader)]

    private enum Field: String, FieldName {
        case kind, price, dimension, aliases, rename, drop, defaults, fallback, cache, coalesce
        case firstToken = "first_token"
    }

    private enum PriceField: String, FieldName {
        case input, output
        case cachedInput = "cached_input"
        case asOf = "as_of"
    }

    init(_ section: ConfigurationReader) throws(ConfigurationError) {
        models = try section.pairs()
    }

    /// A configured name or alias is taken from the shipped models that have it as an alias.
    func catalogue() throws(ConfigurationError) -> Catalogue {
        var names: Set<String> = []
        for (name, reader) in models {
            names.insert(name)
            names.formUnion(try reader.fields(Field.self)[.aliases]?.texts() ?? [])
        }
        var entries = Catalogue.shipped.releasing(names)
        for (name, reader) in models {
            if let index = Catalogue.shipped.models.firstIndex(where: { $0.name == name }) {
                entries[index] = try entry(reader, changing: entries[index])
            } else {
                entries.append(try entry(reader, changing: ModelEntry(name: name)))
            }
        }
        do { return try Catalogue(entries) } catch { throw try failure(error) }
    }

    /// The problem at the line of the field that it is about.
    private func failure(_ error: CatalogueError) throws(ConfigurationError) -> ConfigurationError {
        guard let reader = models.first(where: { $0.name == error.model })?.reader ?? models.first?.reader else {
            return ConfigurationError(place: .environment, problem: .catalogue(error))
        }
        let fallback = error.isAboutFallback ? try reader.fields(Field.self)[.fallback] : nil
        return (fallback ?? reader).failure(.catalogue(error))
    }

    private func entry(_ reader: ConfigurationReader, changing shipped: ModelEntry) throws(ConfigurationError)
        -> ModelEntry
    {
        var entry = shipped
        let fields = try reader.fields(Field.self)
        if let kind = fields[.kind] { entry.kind = try self.kind(kind) }
        if let dimension = fields[.dimension] { entry.dimension = try dimension.integer(in: 1...65_536) }
        if let price = fields[.price] { entry.price = try self.price(price, kind: entry.kind) }
        for alias in try fields[.aliases]?.texts() ?? [] where !entry.aliases.contains(alias) {
            entry.aliases.append(alias)
        }
        if let fallback = fields[.fallback] { entry.fallback = try fallback.texts() }
        if let cache = fields[.cache] { entry.caches = try cache.flag() }
        if let coalesce = fields[.coalesce] { entry.coalesces = try coalesce.flag() }
        if let firstToken = fields[.firstToken] { entry.firstToken = try firstToken.duration(atMost: 3600) }
        entry.fieldRules = try rules(fields)
        return entry
    }

    private func kind(_ reader: ConfigurationReader) throws(ConfigurationError) -> ModelEntry.Kind {
        guard let kind = ModelEntry.Kind(rawValue: try reader.text()) else {
            throw reader.mustBe(Shown.choice(ModelEntry.Kind.allCases.map(\.rawValue)))
        }
        return kind
    }

    private func price(_ reader: ConfigurationReader, kind: ModelEntry.Kind) throws(ConfigurationError) -> Price {
        let fields = try reader.fields(PriceField.self)
        let input = try fields.required(.input).price()
        let output = kind == .embeddings ? try fields[.output]?.price() : try fields.required(.output).price()
        let cachedInput = try fields[.cachedInput]?.price()
        let asOf = try fields[.asOf]?.date()
        return try reader.checked { () throws(ConfigurationProblem) in
            try Price(input: input, cachedInput: cachedInput, output: output ?? .zero, asOf: asOf)
        }
    }

    private func rules(_ fields: ConfigurationFields<Field>) throws(ConfigurationError) -> FieldRules {
        var rename: [String: String] = [:]
        for (old, new) in try fields[.rename]?.pairs() ?? [] { rename[old] = try new.text() }
        let drop = Set(try fields[.drop]?.texts() ?? [])
        let defaults = try fields[.defaults]?.pairs() ?? []
        let texts = Dictionary(uniqueKeysWithValues: defaults.map { ($0.name, $0.reader.node.json) })
        let reader = fields[.rename] ?? fields[.drop] ?? fields[.defaults] ?? fields.section
        return try reader.checked { () throws(ConfigurationProblem) in
            try FieldRules(rename: rename, drop: drop, defaults: texts)
        }
    }
}
