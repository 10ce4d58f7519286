import YAMLText

/// The models that there are.
package struct Catalogue: Sendable, Equatable {
    /// Their fallbacks are names, not aliases.
    package let models: [ModelEntry]
    private let places: [String: Int]

    /// - Throws: where a name cannot be one, two models share a name or an alias, or a fallback is unknown, of another kind,
    ///   or leads back to where it began.
    package init(_ models: [ModelEntry]) throws(CatalogueError) {
        for entry in models { try Self.check(entry) }
        let places = try Self.places(of: models)
        let named = Catalogue(models: models, places: places)
        var resolved = models
        for index in models.indices { resolved[index].fallback = try named.fallback(of: models[index]) }
        self.init(models: resolved, places: places)
        try checkCycles()
    }

    private init(models: [ModelEntry], places: [String: Int]) {
        self.models = models
        self.places = places
    }

    /// For models that are known to be sound.
    init(sound models: [ModelEntry]) {
        self.models = models
        places = Dictionary(
            models.enumerated().flatMap { index, entry in ([entry.name] + entry.aliases).map { ($0, index) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The model of that name or alias.
    ///
    /// - Throws: where there is none, with a guess at what was meant.
    package func resolve(_ name: String) throws(UnknownModel) -> ModelEntry {
        if let index = places[name] { return models[index] }
        let names = models.map(\.name) + models.flatMap(\.aliases)
        // Others name a model with its maker, as in openai/gpt-4.1.
        let last = name.split(separator: "/").last.map(String.init) ?? name
        let guess = Guess.nearest(to: name, among: names) ?? Guess.nearest(to: last, among: names)
        throw UnknownModel(name: name, guess: guess, known: models.map(\.name))
    }

    private static func check(_ entry: ModelEntry) throws(CatalogueError) {
        for name in [entry.name] + entry.aliases {
            guard (1...128).contains(name.utf8.count), name.utf8.allSatisfy(ASCII.isVisible) else {
                throw CatalogueError(model: entry.name, problem: .name(name))
            }
        }
        guard entry.kind == .embeddings || entry.dimension == nil else {
            throw CatalogueError(model: entry.name, problem: .dimension)
        }
    }

    private static func places(of models: [ModelEntry]) throws(CatalogueError) -> [String: Int] {
        var places: [String: Int] = [:]
        for (index, entry) in models.enumerated() {
            guard places.updateValue(index, forKey: entry.name) == nil else {
                throw CatalogueError(model: entry.name, problem: .repeated)
            }
        }
        for (index, entry) in models.enumerated() {
            for alias in entry.aliases {
                guard let other = places.updateValue(index, forKey: alias) else { continue }
                throw CatalogueError(model: entry.name, problem: .alias(alias, takenBy: models[other].name))
            }
        }
        return places
    }

    /// The names of an entry's fallbacks.
    private func fallback(of entry: ModelEntry) throws(CatalogueError) -> [String] {
        guard entry.kind == .chat || entry.fallback.isEmpty else {
            throw CatalogueError(model: entry.name, problem: .fallbackOfEmbeddings)
        }
        var names: [String] = []
        for name in entry.fallback {
            let other: ModelEntry
            do { other = try resolve(name) } catch {
                throw CatalogueError(model: entry.name, problem: .fallback(error))
            }
            guard other.kind == .chat else {
                throw CatalogueError(model: entry.name, problem: .fallbackToEmbeddings(other.name))
            }
            names.append(other.name)
        }
        return names
    }

    /// Follows fallbacks depth first, each model once. `way` is how the present one was reached, with what is left to
    /// follow from each.
    private func checkCycles() throws(CatalogueError) {
        var visited: Set<String> = []
        var onWay: Set<String> = []
        for start in models where visited.insert(start.name).inserted {
            var way = [(name: start.name, rest: start.fallback[...])]
            onWay.insert(start.name)
            while let last = way.indices.last {
                guard let next = way[last].rest.popFirst() else {
                    onWay.remove(way.removeLast().name)
                    continue
                }
                guard !onWay.contains(next) else {
                    let cycle = way.map(\.name).drop { $0 != next } + [next]
                    throw CatalogueError(model: next, problem: .fallbackCycle(Array(cycle)))
                }
                guard visited.insert(next).inserted, let place = places[next] else { continue }
                onWay.insert(next)
                way.append((next, models[place].fallback[...]))
            }
        }
    }
}
