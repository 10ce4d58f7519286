extension GatewaySettings {
    /// How long answers of models are given again.
    package struct Cache: Sendable, Equatable {
        package var isEnabled = true
        /// How long an answer is fresh. 5 minutes cover the rush on one question, and bound how long a changed price or
        /// stock is told wrong.
        package var life: Duration = .seconds(300)
        /// The share by which each life is longer or shorter, so that answers made together do not end together.
        package var jitter = 0.1
        /// After its life: how long an answer is still given while a new one is fetched.
        package var staleWhileRevalidate: Duration = .seconds(60)
        /// After its life: how long an answer is given where no upstream can give another. A day outlives most outages.
        package var staleIfError: Duration = .seconds(86_400)
        /// Bytes held in memory.
        package var memoryBytes = 256 << 20
        /// Bytes held in the database.
        package var archiveBytes = 1 << 30

        package init() {}
    }
}
