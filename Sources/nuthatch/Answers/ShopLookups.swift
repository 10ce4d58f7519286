import Answering
import Lookups
import RAGCore
import Routing

/// The shop's own services as the configuration names them.
struct ShopLookups: ShopServices {
    let service: LookupService
    let offers: [LookupOffer]

    init(_ configuration: LookupConfiguration, service: LookupService) {
        self.service = service
        offers = configuration.lookups.map { lookup in
            LookupOffer(name: lookup.name, needs: lookup.needs.map(Self.need))
        }
    }

    /// A placeholder is filled by an entity of its name, or by a field of the request's context.
    private static func need(_ placeholder: String) -> LookupOffer.Need {
        let equal =
            [["order_id", "order_number"], ["product_id", "sku"]].first { $0.contains(placeholder) } ?? [placeholder]
        var entities = Set(equal.compactMap(Entity.Kind.init))
        // A product that is named has a SKU.
        if entities.contains(.sku) { entities.insert(.product) }
        return LookupOffer.Need(entities: entities, fields: Set(equal))
    }

    func question(for missing: [LookupOffer.Need], language: String) -> String {
        LookupQuestion.text(for: missing.map { $0.fields.sorted().last ?? "" }, language: language)
    }

    func look(_ name: String, for inquiry: ShopInquiry) async throws -> ShopReply {
        let outcome: LookupOutcome
        do {
            outcome = try await service.look(
                name,
                values: LookupValues.gather(entities: inquiry.entities, context: inquiry.context),
                language: inquiry.language,
                tenant: inquiry.tenant,
                deadline: inquiry.deadline
            )
        } catch let error as UnknownLookup {
            return .unavailable("\(error)")
        }
        return switch outcome {
        case .found(let result): .found(sentence: result.sentence, citation: result.citation(1))
        case .notFound: .notFound
        case .unavailable(let fault): .unavailable("\(fault)")
        case .missing(let names): .missing(question: LookupQuestion.text(for: names, language: inquiry.language))
        }
    }
}
