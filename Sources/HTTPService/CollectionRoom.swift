package import Answering
package import RAGCore
package import Retrieval
import Synchronization

/// A collection as requests use it: open, with its vectors in memory.
package final class CollectionRoom: Sendable {
    package let name: String
    package let retriever: Retriever
    let store: any PassageStore
    /// How a search fuses where it is not told; nil adapts.
    package let fusion: Fusion?
    /// Answers by whoever the policy names.
    package let pipeline: AnswerPipeline
    /// Answers by the sources alone: for when no model may be asked.
    package let quoting: AnswerPipeline
    /// Whether a model may write an answer.
    package let asksModels: Bool
    private let generationCount = Atomic<Int64>(0)

    package init(
        name: String,
        retriever: Retriever,
        store: any PassageStore,
        fusion: Fusion?,
        pipeline: AnswerPipeline,
        quoting: AnswerPipeline,
        asksModels: Bool
    ) {
        self.name = name
        self.retriever = retriever
        self.store = store
        self.fusion = fusion
        self.pipeline = pipeline
        self.quoting = quoting
        self.asksModels = asksModels
    }

    /// Changes with every commit to the collection.
    package var generation: Int64 { generationCount.load(ordering: .acquiring) }

    /// What was rendered from the documents as they were is given no more.
    package func documentsChanged() { generationCount.add(1, ordering: .acquiringAndReleasing) }

    package func shutDown() async {
        await pipeline.shutDown()
        await quoting.shutDown()
    }
}
