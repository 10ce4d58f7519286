package import RAGCore

/// What a write changed that others keep a copy of in memory.
package enum CorpusChange: Sendable, Equatable {
    /// Made now, or there already with equal settings.
    case opened(CollectionSettings)
    case committed(CommitReport, collection: String)
    case dropped(collection: String)
    case fitted(FittedSettings, collection: String)
    case classifier(name: String)
}
