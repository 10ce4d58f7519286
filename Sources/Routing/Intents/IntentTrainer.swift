import LinearAlgebra
import RAGCore
import Synchronization

/// Trains classifiers. The same examples and vectors give the same classifier on the same processor.
///
/// The penalty and the weight of words are those with the least log loss on two of the folds; temperature and rejections
/// are fitted on what each fold's classifier says of its own fold, so that they hold on new questions.
package struct IntentTrainer: Sendable {
    package static let exampleLimit = 200_000
    package static let intentLimit = 1_000
    /// In bytes.
    package static let nameLimit = 256
    /// Of each intent.
    private static let leastExamples = 2
    /// The folds on which a setting is chosen.
    private static let trialFolds = 2

    private let settings: TrainingSettings
    private let team: Team

    package init(settings: TrainingSettings = TrainingSettings()) {
        self.init(settings: settings, team: .shared)
    }

    init(settings: TrainingSettings, team: Team) {
        self.settings = settings
        self.team = team
    }

    /// Trains on examples and their vectors. It calculates for seconds: call it from a thread that may be blocked.
    ///
    /// - Parameters:
    ///   - vectors: as many as examples, of unit length.
    ///   - embedder: the fingerprint of what made them.
    package func train(
        _ examples: [IntentExample],
        vectors: [[Float]],
        embedder: String
    ) throws(IntentError) -> IntentTraining {
        try check(examples)
        let data = LabelledTexts(examples, vectors: vectors)
        let groups = settings.groupSimilarity.map { IntentFolds.groups(of: data.vectors, above: Float($0)) }
        let folds = IntentFolds(labels: data.labels, groups: groups, count: settings.folds)
        let setting = settings.usesPrototypes ? nil : bestSetting(data, folds)
        let scores = heldOutScores(data, folds, setting)
        let judgement = judgement(on: data, scores) { _ in true }
        return IntentTraining(
            classifier: IntentClassifier(
                embedder: embedder,
                intents: data.intents,
                model: Self.model(data, Array(data.labels.indices), setting),
                judgement: judgement
            ),
            heldOut: guesses(on: data, folds, scores),
            strength: setting?.strength,
            textLength: (setting?.textLength).map(Double.init),
            groups: groups.map { Set($0).count } ?? examples.count
        )
    }

    private func check(_ examples: [IntentExample]) throws(IntentError) {
        guard examples.count <= Self.exampleLimit else {
            throw .manyExamples(examples.count, limit: Self.exampleLimit)
        }
        let counts = Dictionary(grouping: examples, by: \.intent).mapValues(\.count)
            .filter { $0.key != IntentExample.background }
        guard counts.count >= 2 else { throw .fewIntents(counts.count) }
        guard counts.count <= Self.intentLimit else { throw .manyIntents(counts.count, limit: Self.intentLimit) }
        for (intent, count) in counts.sorted(by: { $0.key < $1.key }) {
            guard intent.utf8.count <= Self.nameLimit else { throw .longName(intent, limit: Self.nameLimit) }
            guard count >= Self.leastExamples else {
                throw .fewExamples(intent: intent, count: count, least: Self.leastExamples)
            }
        }
    }

    private static func model(_ data: LabelledTexts, _ positions: [Int], _ setting: RegressionSetting?) -> IntentModel {
        let prototypes = prototypes(data, positions)
        guard let setting else {
            return IntentModel(dimension: data.dimension, regression: nil, weights: [], prototypes: prototypes)
        }
        var regression = IntentRegression(on: data, positions: positions)
        return regression.fit(setting, prototypes: prototypes)
    }

    private static func prototypes(_ data: LabelledTexts, _ positions: [Int]) -> [[[Float]]] {
        let members = Dictionary(grouping: positions) { data.labels[$0] }
        return data.intents.indices.map { intent in
            members[intent].map { Prototypes.of($0.map(data.vector)) } ?? []
        }
    }

    /// The setting with the least mean log loss, each at its best temperature.
    private func bestSetting(_ data: LabelledTexts, _ folds: IntentFolds) -> RegressionSetting? {
        let trials = (0..<min(Self.trialFolds, folds.count)).flatMap { fold in
            RegressionSetting.grid.map { (fold: fold, settings: $0) }
        }
        let losses = Mutex<[Int: [Double]]>([:])
        team.forEach(trials.count) { trial in
            let (fold, settings) = trials[trial]
            let positions = folds.positions(in: fold)
            let members = folds.positions(outside: fold)
            let prototypes = Self.prototypes(data, members)
            var regression = IntentRegression(on: data, positions: members)
            let found = settings.map { setting in
                let scores = data.scores(of: positions, by: regression.fit(setting, prototypes: prototypes))
                let pairs = zip(scores, positions).filter { !data.isBackground($1) }
                    .map { ($0.values, data.labels[$1]) }
                return TemperatureFit.loss(of: pairs, temperature: TemperatureFit.temperature(of: pairs))
            }
            losses.withLock { $0[trial] = found }
        }
        var sums: [(setting: RegressionSetting, loss: Double)] = []
        let found = losses.withLock(\.self)
        for (row, settings) in RegressionSetting.grid.enumerated() {
            for (column, setting) in settings.enumerated() {
                let rows = stride(from: row, to: trials.count, by: RegressionSetting.grid.count)
                sums.append((setting, rows.reduce(0) { $0 + (found[$1]?[column] ?? .infinity) }))
            }
        }
        return sums.min { $0.loss < $1.loss }?.setting
    }

    /// What each fold's classifier says of its fold.
    private func heldOutScores(
        _ data: LabelledTexts,
        _ folds: IntentFolds,
        _ setting: RegressionSetting?
    ) -> [IntentScores] {
        let found = Mutex([IntentScores?](repeating: nil, count: data.labels.count))
        team.forEach(folds.count) { fold in
            let positions = folds.positions(in: fold)
            guard !positions.isEmpty else { return }
            let scores = data.scores(of: positions, by: Self.model(data, folds.positions(outside: fold), setting))
            found.withLock { found in
                for (position, score) in zip(positions, scores) { found[position] = score }
            }
        }
        return found.withLock { $0.compactMap(\.self) }
    }

    /// Of each example, with a temperature and rejections that were fitted without its fold.
    private func guesses(on data: LabelledTexts, _ folds: IntentFolds, _ scores: [IntentScores]) -> [IntentGuess] {
        let judgements = (0..<folds.count).map { fold in
            judgement(on: data, scores) { folds.ofExample[$0] != fold }
        }
        return scores.indices.map { judgements[folds.ofExample[$0]].guess(scores[$0], intents: data.intents) }
    }

    /// Fitted on the examples that `isUsed` takes, but for the background and those whose intent their fold's classifier did not
    /// know.
    private func judgement(
        on data: LabelledTexts,
        _ scores: [IntentScores],
        isUsed: (Int) -> Bool
    ) -> IntentJudgement {
        let held = scores.indices.filter {
            isUsed($0) && !data.isBackground($0) && scores[$0].similarities[data.labels[$0]] > -1
        }
        return IntentJudgement(
            fitting: held.map { (scores[$0], data.labels[$0]) },
            intents: data.intents.count,
            rate: settings.rejectionRate
        )
    }
}
