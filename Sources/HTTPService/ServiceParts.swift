package import Access
package import Gateway
package import Logging
package import RAGCore

/// What the service is made of.
package struct ServiceParts: Sendable {
    package var collections: any CollectionDirectory
    package var documents: any DocumentDesk
    package var archive: any AnswerArchive
    package var feedback: any FeedbackStore
    package var idempotency: any IdempotencyStore
    package var keys: KeyDirectory
    package var meter: KeyMeter
    package var admission: Admission
    /// The models behind an API; it answers without a key too, by saying that there is none.
    package var gateway: Gateway
    /// The embedding model in the process, and what it is called.
    package var embedder: any Embedder
    package var embedderName: String
    package var settings: ServiceSettings
    /// Of the program.
    package var version: String
    package var time: any TimeSource
    package var logger: Logger
    /// The page of metrics, in Prometheus' format.
    package var metrics: @Sendable () -> String
    /// What the service needs to work, by name: `ok`, or what is wrong.
    package var readiness: @Sendable () async -> [String: String]
    /// The sentence and the status of what other parts throw; nil where it is our fault.
    package var explain: @Sendable (any Error) -> ServiceFailure?
    /// Is told of each request, in its own task.
    package var onEnd: @Sendable (RequestEnd) -> Void

    package init(
        collections: any CollectionDirectory,
        documents: any DocumentDesk,
        archive: any AnswerArchive,
        feedback: any FeedbackStore,
        idempotency: any IdempotencyStore,
        keys: KeyDirectory,
        meter: KeyMeter,
        admission: Admission,
        gateway: Gateway,
        embedder: any Embedder,
        embedderName: String,
        settings: ServiceSettings = ServiceSettings(),
        version: String,
        time: any TimeSource = SystemTime(),
        logger: Logger,
        metrics: @escaping @Sendable () -> String,
        readiness: @escaping @Sendable () async -> [String: String],
        explain: @escaping @Sendable (any Error) -> ServiceFailure?,
        onEnd: @escaping @Sendable (RequestEnd) -> Void = { _ in }
    ) {
        self.collections = collections
        self.documents = documents
        self.archive = archive
        self.feedback = feedback
        self.idempotency = idempotency
        self.keys = keys
        self.meter = meter
        self.admission = admission
        self.gateway = gateway
        self.embedder = embedder
        self.embedderName = embedderName
        self.settings = settings
        self.version = version
        self.time = time
        self.logger = logger
        self.metrics = metrics
        self.readiness = readiness
        self.explain = explain
        self.onEnd = onEnd
    }
}
