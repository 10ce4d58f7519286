import Foundation
import NuthatchClient

/// What the documentation shows, to be compiled. `DocumentationTests` holds it against this.
enum Examples {
    static func client() async throws {
        let nuthatch = try NuthatchClient(
            baseURL: "https://answers.example.com",
            key: ProcessInfo.processInfo.environment["NUTHATCH_KEY"],
            serviceName: "checkout-bot"
        )
        let answer = try await nuthatch.answer("Can I return boots that I wore outside?")
        if let text = answer.text {
            print(text, answer.citations.map(\.uri))
        } else {
            print("To a person:", answer.handoff.reasonCode?.rawValue ?? "no reason")
        }
    }

    static func readme() async throws {
        // Package.swift: .product(name: "NuthatchClient", package: "nuthatch")
        let nuthatch = try NuthatchClient(baseURL: "http://127.0.0.1:8080", serviceName: "checkout-bot")
        let answer = try await nuthatch.answer("Can I return boots that I wore outside?")
        print(answer.text ?? "to a person", answer.citations.map(\.uri), answer.report.cost ?? 0)
        for try await event in nuthatch.answers("Is there a return fee?") {
            if case .delta(let text) = event { print(text, terminator: "") }
        }
    }

    static func error(_ nuthatch: NuthatchClient) async throws {
        do {
            print(try await nuthatch.answer("Is there a return fee?").text ?? "")
        } catch let error as NuthatchError where error.code == .rateLimitExceeded {
            print("Again in", error.retryAfter ?? .seconds(1), error.requestID ?? "")
        }
    }

    static func options(_ nuthatch: NuthatchClient) async throws {
        let patient = NuthatchClient.CallOptions(requestID: "ticket-4711", timeLimit: .seconds(60))
        let answer = try await nuthatch.answer("Which boots suit wet ground?", patient)
        print(answer)
    }

    static func question(_ nuthatch: NuthatchClient) async throws {
        var question = NuthatchClient.Question("And in size 43?", locale: "en-GB")
        question.history = [.user("Do you have the Fell boot?"), .assistant("Yes, in sizes 40 to 46.")]
        question.context = ["order_id": 10482]
        question.filter = .and([.equal("brand", "Larkfell"), .less("price", 200)])
        let answer = try await nuthatch.answer(question)
        print(answer)
    }

    static func filter() {
        let filter = NuthatchClient.Filter.and([.less("price", 200), .in("color", ["red", "blue"])])
        print(filter)
    }

    static func stream(_ nuthatch: NuthatchClient) async throws {
        for try await event in nuthatch.answers("Can I return boots that I wore outside?") {
            switch event {
            case .delta(let text): print(text, terminator: "")
            case .final(let answer): print("", answer.citations.map(\.uri))
            case .sources, .citation: break
            }
        }
    }

    static func calls(_ nuthatch: NuthatchClient) async throws {
        let advice = try await nuthatch.productAdvice(.init("Boots for wet ground?", customerHistory: ["Fell boot"]))
        for product in advice.products { print(product.line, product.uri) }

        let reply = try await nuthatch.chat(messages: [.user("Is there a return fee?")])
        print(reply.text ?? "", reply.annotations.map(\.url), reply.report.cost ?? 0)
    }

    static func search(_ nuthatch: NuthatchClient) async throws {
        let page = try await nuthatch.search(.init("gift card expiry", limit: 3, ranker: .lexical))
        for hit in page.hits { print(hit.score, hit.uri, hit.text) }
    }

    static func document(_ nuthatch: NuthatchClient) async throws {
        var change = NuthatchClient.DocumentChange("returns", text: "Returns are free within 30 days.")
        change.title = "Returns"
        change.metadata = .set(["verified": true])
        change.validUntil = .clear
        let receipt = try await nuthatch.put(change, in: "default")
        print(receipt.result, receipt.embedded)
    }

    static func documents(_ nuthatch: NuthatchClient) async throws {
        let pages = ["returns": "Returns are free.", "shipping": "We ship to the UK."]
        let changes = pages.map { NuthatchClient.DocumentChange($0.key, text: $0.value) }
        let receipt = try await nuthatch.put(changes, in: "faq", .init(timeLimit: .seconds(120)))
        for failure in receipt.failures { print(failure.id ?? "line \(failure.line)", failure.error?.message ?? "") }
    }

    static func list(_ nuthatch: NuthatchClient) async throws {
        var page = try await nuthatch.documents(in: "faq")
        while page.hasMore, let last = page.lastID {
            page = try await nuthatch.documents(in: "faq", after: last)
        }
    }
}
