import Answering
import RAGCore
import TestSupport
import Testing

@Suite struct `Two tenants of one collection` {
    private static func page(_ tenant: String, _ days: Int) -> Document {
        var page = Document.page(tenant, "Worn boots can be returned within \(days) days.", title: "Returns")
        page.metadata = ["tenant": .string(tenant)]
        return page
    }

    private static let pages = [page("north", 30), page("south", 90)]
    private static let days = ["north": "30", "south": "90"]

    private func request(_ counter: Counter, of tenant: String) -> AnswerRequest {
        var request = counter.request()
        request.tenant = tenant
        request.filter = .equal("tenant", .string(tenant))
        return request
    }

    @Test func `never share an answer, a source or a prompt`() async throws {
        // It says what both have, so that only its own stands.
        let both = "Worn boots can be returned within 30 days [1]. Worn boots can be returned within 90 days [1]."
        let model = ScriptedModel([.answer(.cheap): .says(both), .answer(.strong): .says(both)])
        let counter = try await Counter(Self.pages, model: model)
        for (tenant, days) in Self.days.sorted(by: { $0.key < $1.key }) {
            for _ in 0..<2 {
                let (told, answer) = try await counter.hear(request(counter, of: tenant))
                #expect(answer.text == "Worn boots can be returned within \(days) days. [1]")
                #expect(told.text == answer.text)
                #expect(answer.citations.map(\.documentID) == [tenant])
                #expect(answer.conflicts.isEmpty)
            }
        }
        #expect(!model.prompts.isEmpty)
        for prompt in model.prompts {
            let shown = prompt.messages.map(\.text).joined(separator: "\n")
            for (tenant, days) in Self.days {
                #expect(shown.contains("within \(days) days") == (prompt.tenant == tenant))
            }
        }
        for record in counter.answers.records {
            #expect(record.candidates.map(\.documentID) == [record.request.tenant])
        }
    }

    @Test func `are not given each other's kept answers, even without a filter`() async throws {
        let counter = try await Counter(policy: Counter.policy("quoted"))
        var request = counter.request()
        for tenant in ["north", "south", "", "north "] {
            request.tenant = tenant
            #expect(try await counter.pipeline.answer(request).cache == .miss)
            #expect(try await counter.pipeline.answer(request).cache == .hit)
        }
    }

    @Test func `do not hear who wrote the other's conversation`() async throws {
        let policy = Counter.policy(
            "strong",
            "rules:\n  - name: short\n    when: {words: \"<= 5\"}\n    then: cheap"
        )
        let model = ScriptedModel([
            .rewrite: .says("{\"query\": \"can worn boots be returned within days\"}"),
            .answer(.cheap): .says("Worn boots can be returned within 30 days [1]."),
            .answer(.strong): .says("Worn boots can be returned within 30 days [1]."),
        ])
        let counter = try await Counter([Self.page("north", 30)], model: model, policy: policy)
        var request = counter.request()
        request.tenant = "north"
        #expect(try await counter.ask(request).route.outcome == .cheap)
        request.history = [ConversationTurn(.customer, request.question)]
        request.question = "what about those?"
        request.tenant = "south"
        #expect(try await counter.ask(request).route.outcome == .strong)
        request.tenant = "north"
        #expect(try await counter.ask(request).route.outcome == .cheap)
    }
}
