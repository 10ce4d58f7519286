import Evaluation
import RAGCore
import Readers

/// A folder with `questions_df.csv` and the corpora that its questions are asked of, `corpora/ID.md`.
struct ExcerptFolder: Sendable {
    /// The corpora as their reader understands them, in the order of their names.
    let documents: [Document]
    let questions: [ExcerptQuestion]

    /// Reads it. It blocks.
    init(at path: String) throws {
        let found = FolderWalker(catalogue: ReaderCatalogue()).files(at: ["\(path)/corpora"])
        if let refusal = found.refusals.first { throw refusal }
        let corpora = try found.files.flatMap { file in
            let source = try FileLoader().load(file)
            return try ReaderCatalogue().documents(in: source).map { (id: source.stem, document: $0) }
        }
        let table = FoundFile(location: "\(path)/questions_df.csv", path: "questions_df.csv")
        let file = try TabularFile(try FileLoader().load(table))
        documents = corpora.map(\.document)
        questions = try ExcerptSet(
            columns: file.columns,
            rows: file.rows,
            corpora: corpora.map { ExcerptSet.Corpus(id: $0.id, text: $0.document.text) },
            file: table.location
        ).questions
    }
}
