import Answering
import RAGCore
import Routing
import Synchronization

/// The shop's services as a table: what each says.
final class ShopDesk: ShopServices {
    private let replies: [String: ShopReply]
    private let log = Mutex<[(name: String, inquiry: ShopInquiry)]>([])
    let offers: [LookupOffer]

    /// Each is to be told an order number.
    init(_ replies: [String: ShopReply]) {
        self.replies = replies
        let need = LookupOffer.Need(entities: [.orderNumber], fields: ["order_id"])
        offers = replies.keys.sorted().map { LookupOffer(name: $0, needs: [need]) }
    }

    var inquiries: [ShopInquiry] { log.withLock { $0.map(\.inquiry) } }

    func question(for missing: [LookupOffer.Need], language: String) -> String {
        language == "de" ? "Wie ist Ihre Bestellnummer?" : "What is your order number?"
    }

    func look(_ name: String, for inquiry: ShopInquiry) async throws -> ShopReply {
        log.withLock { $0.append((name, inquiry)) }
        return replies[name] ?? .unavailable("it is not there")
    }

    /// What a service says that found the order.
    static func found(_ sentence: String) -> ShopReply {
        .found(
            sentence: sentence,
            citation: Citation(
                index: 1,
                chunkID: nil,
                documentID: "order_status",
                uri: "",
                title: "Order status",
                headingPath: [],
                quote: sentence,
                span: 0..<sentence.utf8.count
            )
        )
    }
}
