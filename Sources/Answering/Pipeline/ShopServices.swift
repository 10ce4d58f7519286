package import RAGCore
package import Routing

/// The shop's own services, such as the status of an order: what answering needs of them.
package protocol ShopServices: Sendable {
    /// Those that can be asked, each with what it has to be told.
    var offers: [LookupOffer] { get }

    /// The sentence that asks a customer for what a service has to be told.
    func question(for missing: [LookupOffer.Need], language: String) -> String

    /// Asks one of `offers`, filled from what the question names and from what the request carries.
    ///
    /// - Throws: `CancellationError`; whatever else goes wrong is a reply.
    func look(_ name: String, for inquiry: ShopInquiry) async throws -> ShopReply
}

/// Who asks a service, and what is known to ask it with.
package struct ShopInquiry: Sendable {
    package var entities: [Entity]
    package var context: [String: String]
    /// A BCP 47 tag.
    package var language: String
    package var tenant: String
    package var deadline: ContinuousClock.Instant
}

/// How a service was heard. Each is an ordinary end.
package enum ShopReply: Sendable, Equatable {
    /// What it said: a sentence for the customer, and where that stands.
    case found(sentence: String, citation: Citation)
    /// It knows no such thing.
    case notFound
    /// It could not be asked, or said nothing that can be used; the reason is for the log.
    case unavailable(String)
    /// It lacks a value; the sentence asks the customer for it.
    case missing(question: String)
}
