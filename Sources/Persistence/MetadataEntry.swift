import RAGCore

/// One value of a document's metadata as filters see it: a list is one entry for each of its elements.
struct MetadataEntry: Hashable {
    let key: String
    let value: MetadataScalar

    /// The entries of `metadata`, by key, each value once.
    static func entries(of metadata: Metadata) -> [MetadataEntry] {
        metadata.keys.sorted().flatMap { key in
            var scalars: [MetadataScalar] = []
            var seen: Set<MetadataScalar> = []
            metadata[key]?.forEachScalar { scalar in
                if seen.insert(scalar).inserted { scalars.append(scalar) }
            }
            return scalars.map { MetadataEntry(key: key, value: $0) }
        }
    }
}
