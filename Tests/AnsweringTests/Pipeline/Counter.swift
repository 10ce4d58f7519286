import Answering
import RAGCore
import Routing
import Synchronization
import TestSupport

/// A shop's counter: the whole pipeline on doubles.
struct Counter {
    var shop: Shop
    let answers: MemoryAnswerStore
    let time: ManualTime
    let warnings = Warnings()
    let pipeline: AnswerPipeline

    final class Warnings: Sendable {
        private let log = Mutex<[String]>([])
        var all: [String] { log.withLock { $0 } }
        @Sendable func add(_ warning: String) { log.withLock { $0.append(warning) } }
    }

    private final class Numbers: Sendable {
        private let last = Mutex(0)

        func next() -> Int {
            last.withLock { last in
                last += 1
                return last
            }
        }
    }

    /// - Parameters:
    ///   - policy: in YAML.
    ///   - store: where answers are kept; nil for one that keeps them.
    init(
        _ documents: [Document] = Counter.pages,
        model: (any LanguageModel)? = nil,
        desk: ShopDesk? = nil,
        policy: String = Counter.policy(),
        settings: PipelineSettings = PipelineSettings(intentByModel: .never),
        store: (any AnswerStore)? = nil,
        time: ManualTime = ManualTime()
    ) async throws {
        self.time = time
        shop = try await Shop(documents)
        answers = MemoryAnswerStore(documents: shop.store)
        let number = Numbers()
        pipeline = AnswerPipeline(
            AnswerPipeline.Parts(
                answerer: shop.answerer,
                embedder: shop.embedder,
                classifier: try Self.classifier(shop.embedder),
                policy: try Policy(yaml: policy, file: "the test"),
                model: model,
                shop: desk,
                store: store ?? answers,
                settings: settings,
                time: time,
                makeID: { "ans_\(number.next())" },
                warn: warnings.add
            )
        )
    }

    static let returns = "Worn boots can be returned once within 30 days. Clean them, please."
    static let shipping = "Delivery to Spain takes 5 working days. A signature is needed."
    static let pages: [Document] = [
        .page("returns", returns, title: "Returns"),
        .page("shipping", shipping, title: "Shipping"),
        .page("tents", "Tent poles are repaired in our workshop. The repair costs EUR 20.", title: "Repairs"),
    ]
    static let question = "can worn boots be returned"
    static let grounded = "Worn boots can be returned once within 30 days [1]."
    static let ungrounded = "Worn boots can be returned within 90 days, and we pay EUR 500 [1]."

    /// - Parameter lines: further lines of the policy.
    static func policy(_ otherwise: String = "cheap", _ lines: String = "") -> String {
        "version: 1\n\(lines)\notherwise: \(otherwise)\n"
    }

    private static func classifier(_ embedder: HashEmbedder) throws -> IntentClassifier {
        let texts: [String: [String]] = [
            "small_talk": ["hello there friend", "hello friend good morning", "hello there good morning"],
            "order_status": ["where is my order", "status of my order", "where is my order now"],
            "cancel_order": ["cancel my order at once", "cancel order please", "please cancel the order"],
            "contact_person": ["let me speak to a human", "speak to a human person", "I want a human person"],
            "complaint": ["this is a terrible disgrace", "terrible service, a disgrace", "what a terrible disgrace"],
            "return_policy": ["can worn boots be returned", "can boots be returned", "may worn boots be returned"],
        ]
        let examples = texts.sorted { $0.key < $1.key }.flatMap { intent, texts in
            texts.map { IntentExample(text: $0, intent: intent) }
        }
        return try IntentTrainer(settings: TrainingSettings(usesPrototypes: true, folds: 3, rejectionRate: 0)).train(
            examples,
            vectors: examples.map { embedder.embedding(of: $0.text).vector },
            embedder: embedder.fingerprint
        ).classifier
    }

    func request(_ question: String = Counter.question) -> AnswerRequest {
        AnswerRequest(question: question, collection: "shop", locale: "en")
    }

    func ask(_ question: String = Counter.question) async throws -> Answer {
        try await ask(request(question))
    }

    func ask(_ request: AnswerRequest) async throws -> Answer {
        try await pipeline.answer(request).record.answer
    }

    /// What is told while it is answered, and the answer.
    func hear(_ request: AnswerRequest) async throws -> (told: Events, answer: Answer) {
        let events = Events()
        let given = try await pipeline.answer(request, heard: events.hear)
        return (events, given.record.answer)
    }

    /// What a listener was told.
    final class Events: Sendable {
        private let log = Mutex<[AnswerEvent]>([])

        var all: [AnswerEvent] { log.withLock { $0 } }
        var deltas: [String] { all.compactMap { if case .delta(let text) = $0 { text } else { nil } } }
        var text: String { deltas.joined() }
        var citations: [Citation] { all.compactMap { if case .citation(let one) = $0 { one } else { nil } } }

        @Sendable func hear(_ event: AnswerEvent) async throws { log.withLock { $0.append(event) } }
    }
}
