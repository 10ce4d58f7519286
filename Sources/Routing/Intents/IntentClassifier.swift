import Foundation
package import RAGCore

/// Tells what a question is about, from the vector that retrieval has for it anyway and from its words.
///
/// A multinomial logistic regression over both, or the nearest of a few prototypes an intent. Its probabilities are
/// calibrated and its rejections fitted on questions that it had not seen. One product a question: under 50
/// microseconds for 77 intents on vectors of 384 components.
package struct IntentClassifier: Sendable {
    /// The fingerprint of the embedder whose vectors it knows.
    package let embedder: String
    /// In alphabetical order.
    package let intents: [String]
    let model: IntentModel
    let judgement: IntentJudgement

    init(embedder: String, intents: [String], model: IntentModel, judgement: IntentJudgement) {
        self.embedder = embedder
        self.intents = intents
        self.model = model
        self.judgement = judgement
    }

    /// The components of a vector.
    package var dimension: Int { model.dimension }
    /// Whether it is prototypes alone.
    package var isPrototypes: Bool { model.regression == nil }
    /// By which scores are divided before they are probabilities.
    package var temperature: Double { judgement.temperature }

    /// - Parameter vector: the text's, of unit length and `dimension` components.
    package func classify(_ vector: [Float], text: String) -> IntentGuess {
        classify([vector], texts: [text])[0]
    }

    /// The guesses of several questions, in their order.
    ///
    /// - Parameter vectors: as many as texts.
    package func classify(_ vectors: [[Float]], texts: [String]) -> [IntentGuess] {
        model.scores(of: vectors, texts: texts.map { TextFeatures($0) }).map { judgement.guess($0, intents: intents) }
    }

    /// The probability of each intent, in the order of `intents`.
    package func probabilities(_ vector: [Float], text: String) -> [Double] {
        Softmax.probabilities(
            model.scores(of: [vector], texts: [TextFeatures(text)])[0].values,
            temperature: judgement.temperature
        )
    }
}
