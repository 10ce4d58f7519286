package import RAGCore

/// What an answer took of models, in all and call by call.
package struct UsageReport: Encodable {
    package struct Stage: Encodable {
        package var stage: String
        package var model: String
        package var promptTokens: Nullable<Int>
        package var completionTokens: Nullable<Int>
        package var costUsd: Nullable<Double>
        package var cache: String

        package init(_ stage: StageUsage) {
            self.stage = stage.stage.rawValue
            model = stage.model
            promptTokens = Nullable(stage.usage?.input)
            completionTokens = Nullable(stage.usage?.output)
            costUsd = Nullable(stage.cost?.dollars)
            cache = stage.cache.rawValue
        }
    }

    package var promptTokens: Int
    package var completionTokens: Int
    package var totalTokens: Int
    package var stages: [Stage]

    package init(_ stages: [StageUsage]) {
        promptTokens = stages.reduce(0) { $0 + ($1.usage?.input ?? 0) }
        completionTokens = stages.reduce(0) { $0 + ($1.usage?.output ?? 0) }
        totalTokens = promptTokens + completionTokens
        self.stages = stages.map(Stage.init)
    }
}

extension [StageUsage] {
    /// What was paid for all; nil where it is not known for one.
    package var cost: Money? {
        reduce(Money.zero) { sum, stage in
            guard let sum, let cost = stage.cost else { return nil }
            return sum + cost
        }
    }
}
