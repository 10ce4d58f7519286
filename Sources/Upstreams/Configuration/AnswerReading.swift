import RAGCore
import YAMLText

/// Reads `answers`: how answers are made, and what is kept of questions and answers.
enum AnswerReading {
    private enum Field: String, FieldName {
        case keepQuestions = "keep_questions"
        case cacheBytes = "cache_bytes"
        case deadline
        case costLimit = "cost_limit"
        case intentByModel = "intent_by_model"
        case cheap
        case strong
    }

    /// - Parameter catalogue: where the models of the tiers are.
    static func settings(
        _ reader: ConfigurationReader,
        _ catalogue: Catalogue
    ) throws(ConfigurationError) -> AnswerSettings {
        let fields = try reader.fields(Field.self)
        var settings = AnswerSettings()
        if let keep = fields[.keepQuestions] {
            settings.keepQuestions = try keep.duration(atMost: 10 * 366 * 86_400, allowsZero: true)
        }
        if let cache = fields[.cacheBytes] { settings.cacheBytes = try cache.bytes(in: 0...1 << 40) }
        if let deadline = fields[.deadline] { settings.deadline = try deadline.duration(atMost: 600) }
        if let limit = fields[.costLimit] {
            settings.costLimit = Money(picodollars: Int64(try limit.number(in: 0...1000) * 1e12))
        }
        if let wish = fields[.intentByModel] {
            let names = AnswerSettings.IntentByModel.allCases.map(\.rawValue)
            guard let choice = AnswerSettings.IntentByModel(rawValue: try wish.text()) else {
                throw wish.mustBe(Shown.choice(names))
            }
            settings.intentByModel = choice
        }
        for (field, tier) in [(Field.cheap, ModelTier.cheap), (.strong, .strong)] {
            guard let reader = fields[field] else { continue }
            let name = try reader.text()
            do {
                settings.models[tier] = try catalogue.resolve(name).name
            } catch {
                throw reader.failure(.rule(error.description))
            }
        }
        return settings
    }
}
