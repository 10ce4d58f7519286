import Access
import HTTPService
import JSONText
import TestSupport
import Testing

@Suite struct `A document` {
    private static let place = "/v1/collections/default/documents/"

    @Test func `that is put again keeps what is left out, and loses what is null`() async throws {
        try await Storefront.use { front in
            let whole = """
                {"text":"One.\\n\\nTwo.","title":"T","uri":"/u","language":"de","audience":"staff",\
                "valid_from":"2026-01-02","valid_until":"2027-03-04","metadata":{"n":1.5,"s":"a","l":["x",true],"z":null}}
                """
            let made = try await front.send("PUT", Self.place + "d", whole)
            #expect(made.status == 201)
            #expect(try made.json["result"]?.string == "new")
            #expect(try made.json["chunks"]?.int == 2)
            #expect(try await front.send("PUT", Self.place + "d", whole).json["result"]?.string == "unchanged")
            let kept = try await front.send("PUT", Self.place + "d", #"{"title":"U"}"#)
            #expect(kept.status == 200)
            #expect(try kept.json["result"]?.string == "updated")
            let read = try await front.send("GET", Self.place + "d").json
            #expect(read["title"]?.string == "U")
            #expect(read["text"]?.string == "One.\n\nTwo.")
            #expect(read["uri"]?.string == "/u")
            #expect(read["language"]?.string == "de")
            #expect(read["audience"]?.string == "staff")
            #expect(read["valid_from"]?.string == "2026-01-02")
            #expect(read["valid_until"]?.string == "2027-03-04")
            #expect(read["metadata"]?["n"]?.double == 1.5)
            #expect(read["metadata"]?["l"]?.elements.count == 2)
            #expect(read["metadata"]?["z"] == nil)
            #expect(read["chunks"]?.elements.map { $0["text"]?.string ?? "" } == ["One.", "Two."])
            let nulls = """
                {"uri":null,"language":null,"audience":null,"valid_from":null,"valid_until":null,"metadata":null}
                """
            #expect(try await front.send("PUT", Self.place + "d", nulls).status == 200)
            let cleared = try await front.send("GET", Self.place + "d").json
            #expect(cleared["title"]?.string == "U")
            #expect(cleared["uri"]?.string == "d")
            for field in ["language", "audience", "valid_from", "valid_until"] {
                #expect(cleared[field]?.kind == .null, "\(field)")
            }
            #expect(cleared["metadata"].map { Array($0.members).count } == 0)
        }
    }

    @Test(arguments: [
        ("a/b", "a%2Fb"), ("100%", "100%25"), ("%2F", "%252F"), ("a b", "a%20b"),
        ("ä€😀", "%C3%A4%E2%82%AC%F0%9F%98%80"),
        ("a+b", "a+b"), ("?#&=", "%3F%23%26%3D"), ("..", "%2E%2E"), (":a{b}", ":a%7Bb%7D"),
    ])
    func `has any id, percent-encoded in its path`(id: String, path: String) async throws {
        try await Storefront.use { front in
            let made = try await front.send("PUT", Self.place + path, #"{"text":"Text."}"#)
            #expect(made.status == 201, "\(made.text)")
            #expect(try made.json["id"]?.string == id)
            #expect(try await front.send("GET", Self.place + path).json["id"]?.string == id)
            let listed = try await front.send("GET", "/v1/collections/default/documents")
            #expect(try listed.json["data"]?.elements.contains { $0["id"]?.string == id } == true)
            let removed = try await front.send("DELETE", Self.place + path)
            #expect(try removed.json["deleted"]?.bool == true)
            #expect(try await front.send("GET", Self.place + path).code == "document_not_found")
        }
    }

    @Test func `is listed in the order of ids, page by page`() async throws {
        try await Storefront.use { front in
            let ids = (0..<25).map { "p/\($0) &%" }.sorted()
            let lines = ids.map { #"{"id":"\#($0)","text":"Page."}"# }.joined(separator: "\n")
            let put = try await front.send("POST", "/v1/collections/pages/documents", lines)
            #expect(try put.json["new"]?.int == 25)
            var (seen, after): ([String], String?) = ([], nil)
            repeat {
                let encoded = after?.replacing("%", with: "%25").replacing("&", with: "%26").replacing(" ", with: "%20")
                let query = "?limit=10" + (encoded.map { "&after=" + $0 } ?? "")
                let page = try await front.send("GET", "/v1/collections/pages/documents" + query).json
                seen += page["data"]?.elements.compactMap { $0["id"]?.string } ?? []
                after = page["has_more"]?.bool == true ? page["last_id"]?.string : nil
            } while after != nil && seen.count < 100
            #expect(seen == ids)
        }
    }

    @Test func `among many is answered for by itself`() async throws {
        try await Storefront.use { front in
            let lines = """
                {"id":"a","text":"A."}

                {"id":"b","text":"B.","titel":"x"}
                not JSON
                {"text":"C."}
                {"id":"d"}
                {"id":"returns","text":"\(Storefront.returns)"}
                {"id":"shipping","text":"Delivery takes 6 days."}
                """
            let reply = try await front.send(
                "POST",
                "/v1/collections/default/documents",
                lines.replacing("\n", with: "\r\n"),
                headers: ("Content-Type", "application/x-ndjson")
            )
            #expect(reply.status == 200)
            let page = try reply.json
            let results = page["results"]?.elements.map {
                "\($0["line"]?.int ?? 0) \($0["id"]?.string ?? "-") \($0["result"]?.string ?? "")"
                    + " \($0["error"]?["code"]?.string ?? "-")"
            }
            #expect(
                results == [
                    "1 a new -", "3 - failed unknown_field", "4 - failed invalid_json", "5 - failed missing_field",
                    "6 d failed missing_field", "7 returns unchanged -", "8 shipping updated -",
                ]
            )
            #expect(["new", "updated", "unchanged", "failed"].map { page[$0]?.int } == [1, 1, 1, 4])
        }
    }

    @Test func `that is twice among many is put twice, in that order`() async throws {
        try await Storefront.use { front in
            let lines = """
                {"id":"a","text":"A.","title":"T"}
                {"id":"b","text":"B."}
                {"id":"a","language":"de"}
                {"id":"a","title":"U"}
                """
            let page = try await front.send("POST", "/v1/collections/default/documents", lines).json
            let results = page["results"]?.elements.map { $0["result"]?.string ?? "" }
            #expect(results == ["new", "new", "updated", "updated"])
            let read = try await front.send("GET", Self.place + "a").json
            #expect(["text", "title", "language"].map { read[$0]?.string } == ["A.", "U", "de"])
        }
    }

    @Test func `among many that are all wrong names its collection's version all the same`() async throws {
        try await Storefront.use { front in
            let version = try await front.send("GET", "/v1/collections/default").json["corpus_version"]?.int
            let reply = try await front.send("POST", "/v1/collections/default/documents", "{}\n")
            #expect(try reply.json["failed"]?.int == 1)
            #expect(try reply.json["corpus_version"]?.int == version)
        }
    }

    @Test func `lives in a collection that is made, listed and removed`() async throws {
        try await Storefront.use { front in
            #expect(try await front.send("PUT", "/v1/collections/new", as: .ingest).status == 201)
            #expect(try await front.send("PUT", "/v1/collections/new", as: .ingest).status == 200)
            let listed = try await front.send("GET", "/v1/collections", as: .ingest).json
            #expect(listed["data"]?.elements.map { $0["name"]?.string ?? "" } == ["default", "new"])
            let all = try await front.send("GET", "/v1/collections", as: .admin).json
            #expect(all["data"]?.elements.map { $0["name"]?.string ?? "" } == ["default", "new", "rival"])
            #expect(try await front.send("DELETE", "/v1/collections/new").json["deleted"]?.bool == true)
            #expect(try await front.send("GET", "/v1/collections/new").status == 404)
        }
    }
}
