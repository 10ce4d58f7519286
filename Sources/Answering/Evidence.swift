/// What the candidates together say of whether the sources answer the question.
package struct Evidence: Sendable, Equatable, Encodable {
    /// The greatest cosine of question and passage.
    package var dense: Double
    /// The greatest share of the question's words in one passage, 0 to 1.
    package var cover: Double
    /// The share of the question's words that the collection does not know, typing errors forgiven, 0 to 1.
    package var unknown: Double
    /// The greatest cosine of the question to what no shop's documents answer.
    package var offTopic: Double
    /// The greatest cosine of the question to what customers ask any shop.
    package var shop: Double
    /// 1 where the question is unlike all that the intents were learnt from, else 0.
    package var strange: Double
    /// The strength of the best passage, see `EvidenceModel.logOdds`. It is told and not weighed: the other signals say it.
    package var best: Double
    /// How likely it is that the sources answer the question, 0 to 1; 0 before a model has judged it.
    package var probability = 0.0

    package init(
        dense: Double,
        cover: Double,
        unknown: Double,
        offTopic: Double,
        shop: Double,
        strange: Double = 0,
        best: Double
    ) {
        self.dense = dense
        self.cover = cover
        self.unknown = unknown
        self.offTopic = offTopic
        self.shop = shop
        self.strange = strange
        self.best = best
    }

    /// What weighed candidates say. Without any the probability is 0.
    package init(
        of candidates: [Candidate],
        unknown: Double,
        likeness: Topicality.Likeness,
        isStrange: Bool = false,
        model: EvidenceModel
    ) {
        self.init(
            of: candidates.map { ($0.signals, $0.logOdds) },
            unknown: unknown,
            likeness: likeness,
            isStrange: isStrange,
            model: model
        )
    }

    /// The same, of passages by their signals and strengths.
    package init(
        of passages: [(signals: PassageSignals, logOdds: Double)],
        unknown: Double,
        likeness: Topicality.Likeness,
        isStrange: Bool = false,
        model: EvidenceModel
    ) {
        self.init(
            dense: passages.map(\.signals.dense).max() ?? 0,
            cover: passages.map(\.signals.cover).max() ?? 0,
            unknown: unknown,
            offTopic: likeness.offTopic,
            shop: likeness.shop,
            strange: isStrange ? 1 : 0,
            best: passages.map(\.logOdds).max() ?? 0
        )
        if !passages.isEmpty { probability = model.probability(of: self) }
    }

    /// What is weighed, in the order of `EvidenceModel.QuestionWeights`.
    package var values: [Double] { [dense, cover, unknown, offTopic, shop, max(0, offTopic - dense), strange] }
}
