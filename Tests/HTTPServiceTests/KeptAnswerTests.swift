import Access
import HTTPService
import JSONText
import RAGCore
import TestSupport
import Testing

/// Answers that were sent are sent again, to whom and for as long as they hold.
@Suite struct `A kept answer` {
    private static func caches(_ front: Storefront, _ asks: (Holder, String)...) async throws -> [String] {
        var caches: [String] = []
        for (holder, more) in asks {
            caches.append(try await front.ask(Storefront.question, more, as: holder).headers["x-cache"] ?? "")
        }
        return caches
    }

    @Test func `is the answer that it was, but for what it took`() async throws {
        try await Storefront.use { front in
            let (first, second) = (try await front.ask().json, try await front.ask().json)
            for field in ["id", "question", "answer", "answerable", "citations", "route", "corpus_version"] {
                #expect(first[field].map { Array($0.bytes) } == second[field].map { Array($0.bytes) }, "\(field)")
            }
            #expect(first["answerable"]?.bool == true)
            #expect(first["cache"]?.string == "miss")
            #expect(second["cache"]?.string == "hit")
            #expect(second["cost_usd"]?.double == 0)
            #expect(second["took_ms"]?.double != nil)
        }
    }

    @Test func `goes with a commit to its collection, and with no other`() async throws {
        try await Storefront.use { front in
            #expect(try await Self.caches(front, (.ask, ""), (.ask, "")) == ["miss", "hit"])
            let elsewhere = try await front.send("PUT", "/v1/collections/rival/documents/a", #"{"text":"More."}"#)
            #expect(elsewhere.status == 201)
            #expect(try await Self.caches(front, (.ask, "")) == ["hit"])
            let text = #"{"text":"Worn boots can be returned once within 60 days."}"#
            #expect(try await front.send("PUT", "/v1/collections/default/documents/returns", text).status == 200)
            let anew = try await front.ask()
            #expect(anew.headers["x-cache"] == "miss")
            #expect(anew.text.contains("60 days"))
            #expect(try await front.send("DELETE", "/v1/collections/default/documents/returns").status == 200)
            let gone = try await front.ask()
            #expect(gone.headers["x-cache"] == "miss")
            #expect(!gone.text.contains("60 days"))
        }
    }

    @Test func `goes with its collection`() async throws {
        try await Storefront.use { front in
            let given = try await front.ask()
            #expect(given.status == 200)
            #expect(try await front.send("DELETE", "/v1/collections/default").status == 200)
            #expect(try await front.ask().code == "collection_not_found")
        }
    }

    @Test func `is for its tenant, its audience and its day`() async throws {
        try await Storefront.use { front in
            let caches = try await Self.caches(front, (.ask, ""), (.ask, ""))
            #expect(caches == ["miss", "hit"])
            // Of the same tenant, and reads more.
            #expect(try await Self.caches(front, (.staff, ""), (.staff, "")) == ["miss", "hit"])
            #expect(try await front.ask(as: .rival).code == "collection_not_found")
            front.time.advance(by: .seconds(86_400))
            #expect(try await Self.caches(front, (.ask, "")) == ["miss"])
        }
    }

    @Test func `is not shown to a key of its tenant that does not hold the collection`() async throws {
        try await Storefront.use { front in
            #expect(try await front.ask(as: .ask).status == 200)
            var narrow = Holder.staff.key
            (narrow.collections, narrow.audience) = (["rival"], nil)
            try await front.keys.put(narrow)
            front.time.advance(by: .seconds(2))
            #expect(try await front.ask(as: .staff).code == "collection_not_found")
        }
    }

    @Test(arguments: [#","cache":false"#, #","explain":true"#])
    func `is neither made nor read where the caller does not want it`(more: String) async throws {
        try await Storefront.use { front in
            let first = try await front.ask(Storefront.question, more)
            #expect(first.status == 200)
            let again = try await front.ask(Storefront.question, more)
            #expect(again.headers["x-cache"] != "miss")
            #expect(try again.json["took_ms"]?.double != nil)
            if more.contains("explain") { #expect(try first.json["explain"] != nil) }
        }
    }

    @Test func `is none where nothing was found`() async throws {
        try await Storefront.use { front in
            for _ in 0..<2 {
                let reply = try await front.ask("who wrote the opera about the moon")
                #expect(try reply.json["answerable"]?.bool == false)
                #expect(reply.headers["x-cache"] == "miss")
            }
        }
    }

    @Test func `is sent to those alone who accept it`() async throws {
        try await Storefront.use { front in
            #expect(try await front.ask().status == 200)
            let refused = try await front.ask(headers: ("Accept", "text/html"))
            #expect(refused.status == 406)
        }
    }

    @Test func `that was quoted for want of room is not kept in place of a written one`() async throws {
        let model = ToldModel(says: "Worn boots can be returned once within 30 days [1].")
        var options = Storefront.Options(model: model)
        options.admission = .init(least: 2, most: 2, paidShare: 0.5, longestWait: .zero)
        try await Storefront.use(options) { front in
            let permit = try await front.admission.acquire(.paid)
            let quoted = try await front.ask()
            #expect(quoted.status == 200)
            #expect(quoted.headers["x-model"] == "quoted")
            front.admission.release(permit)
            let written = try await front.ask()
            #expect(written.headers["x-model"] == "told-1")
            #expect(written.headers["x-cache"] == "miss")
        }
    }
}
