import RAGCore

/// What an answer took of models, in all and call by call.
struct UsageReport: Encodable {
    struct Stage: Encodable {
        var stage: String
        var model: String
        var promptTokens: Nullable<Int>
        var completionTokens: Nullable<Int>
        var costUsd: Nullable<Double>
        var cache: String

        init(_ stage: StageUsage) {
            self.stage = stage.stage.rawValue
            model = stage.model
            promptTokens = Nullable(stage.usage?.input)
            completionTokens = Nullable(stage.usage?.output)
            costUsd = Nullable(stage.cost?.dollars)
            cache = stage.cache.rawValue
        }
    }

    var promptTokens: Int
    var completionTokens: Int
    var totalTokens: Int
    var stages: [Stage]

    init(_ stages: [StageUsage]) {
        promptTokens = stages.reduce(0) { $0 + ($1.usage?.input ?? 0) }
        completionTokens = stages.reduce(0) { $0 + ($1.usage?.output ?? 0) }
        totalTokens = promptTokens + completionTokens
        self.stages = stages.map(Stage.init)
    }
}

extension [StageUsage] {
    /// What was paid for all; nil where it is not known for one.
    var cost: Money? {
        reduce(Money.zero) { sum, stage in
            guard let sum, let cost = stage.cost else { return nil }
            return sum + cost
        }
    }
}
