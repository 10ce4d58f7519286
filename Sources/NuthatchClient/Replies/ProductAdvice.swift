extension NuthatchClient {
    /// Products that suit a question, or another answer where it asks for none.
    public struct ProductAdvice: Sendable, Equatable {
        /// A product that is advised.
        public struct Product: Sendable, Equatable {
            /// The shop's own identifier of its document.
            public var documentID: String
            /// As its document has it.
            public var title: String
            /// Where its page is.
            public var uri: String
            /// Name, SKU, price and stock in one line, as the shop's feed has them.
            public var line: String
        }

        /// What suits, best first, at most three; empty where the question asks for no advice or nothing fits.
        public var products: [Product]
        /// The whole answer, with intent and entities.
        public var answer: Answer

        /// Of the route of such an answer: each of its sentences is one product.
        static let rule = "product advice"

        init(_ answer: Answer) {
            self.answer = answer
            products = answer.route.rule == Self.rule ? answer.sentences.compactMap { Product($0, of: answer) } : []
        }
    }
}

extension NuthatchClient.ProductAdvice.Product {
    /// A line of the answer, without the number of its citation; nil for one that cites nothing.
    init?(_ sentence: NuthatchClient.Answer.Sentence, of answer: NuthatchClient.Answer) {
        guard let text = answer.text, let part = sentence.span.part(of: text), let number = sentence.citations.first,
            let citation = answer.citations.first(where: { $0.index == number })
        else { return nil }
        let mark = " [\(number)]"
        documentID = citation.documentID
        title = citation.title
        uri = citation.uri
        line = String(part.hasSuffix(mark) ? part.dropLast(mark.count) : part)
    }
}
