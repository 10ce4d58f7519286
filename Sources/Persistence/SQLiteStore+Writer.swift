import RAGCore

extension SQLiteStore: CorpusWriter {}
