import RAGCore
import Retrieval
import Routing

/// Names products that fit a question: found by the question and what the customer had before, narrowed by attributes,
/// price and stock, and told with SKU, price and stock as the feed has them. No model writes a word of it.
struct ProductAdvice: Sendable {
    static let intent = "product_advice"
    private static let limit = 3

    let answerer: Answerer
    let products: ProductDictionary

    /// Nil where the question asks for no advice, or no product fits.
    func answer(_ inquiry: Inquiry, _ decision: RoutingDecision, for request: AnswerRequest) async throws -> PartAnswer?
    {
        guard decision.intent?.intent == Self.intent, !products.products.isEmpty else { return nil }
        let needs = ProductNeeds(question: inquiry.text, history: request.history, products: products)
        var narrowed = request
        // Whatever has a SKU is a product.
        narrowed.filter = .and([request.filter, needs.filter, .notEqual("sku", "")].compactMap(\.self))
        narrowed.question = Self.query(inquiry.text, request.customerHistory)
        let judgement = try await answerer.judgement(of: narrowed)
        let found = judgement.candidates.compactMap { candidate in
            product(of: candidate.passage).map { (candidate, $0) }
        }
        let chosen = found.reduce(into: [(Candidate, Product)]()) { chosen, next in
            if chosen.count < Self.limit, !chosen.contains(where: { $0.1.sku == next.1.sku }) { chosen.append(next) }
        }
        guard !chosen.isEmpty else { return nil }
        return part(chosen, inquiry, decision, needs, judgement)
    }

    /// What the customer had before says what suits them.
    private static func query(_ question: String, _ history: [String]) -> String {
        ([question] + history.suffix(3)).joined(separator: " ")
    }

    private func product(of passage: Passage) -> Product? {
        guard case .string(let sku)? = passage.metadata["sku"] else { return nil }
        return products.product(sku: sku)
    }

    private func part(
        _ chosen: [(candidate: Candidate, product: Product)],
        _ inquiry: Inquiry,
        _ decision: RoutingDecision,
        _ needs: ProductNeeds,
        _ judgement: Judgement
    ) -> PartAnswer {
        var text = ""
        var sentences: [AnswerSentence] = []
        var citations: [Citation] = []
        for (number, (candidate, product)) in chosen.enumerated() {
            guard let source = AnswerSource(candidate) else { continue }
            if !text.isEmpty { text += "\n" }
            let start = text.utf8.count
            text += "\(ProductLine.text(of: product, language: inquiry.language)) [\(number + 1)]"
            citations.append(source.citation(number + 1, of: source.sentences[source.bestSentence]))
            sentences.append(
                AnswerSentence(
                    range: start..<text.utf8.count,
                    citations: [number + 1],
                    lexical: 1,
                    semantic: nil,
                    isSupported: true
                )
            )
        }
        let answer = Answer(
            text: text,
            isAnswerable: true,
            citations: citations,
            route: Route(
                outcome: .quoted,
                intent: decision.intent,
                rule: "product advice",
                reason: "Advice on products: \(needs.description.isEmpty ? "no bounds" : needs.description).",
                prices: decision.prices
            ),
            handoff: Handoff(),
            suggestions: [],
            corpusVersion: judgement.corpusVersion,
            sentences: sentences,
            grounding: 1,
            query: inquiry.text,
            entities: inquiry.entities,
            stages: inquiry.stages
        )
        return PartAnswer(
            answer: answer,
            judgement: judgement,
            used: Set(chosen.map(\.candidate.passage.chunkID)),
            documents: Set(chosen.map(\.candidate.passage.documentID))
        )
    }
}
