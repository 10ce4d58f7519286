import Access
import JSONText
import TestSupport
import Testing

@Suite struct `A write with an Idempotency-Key` {
    private static let place = "/v1/collections/default/documents/d"

    private static func put(_ front: Storefront, _ text: String, _ key: String, as holder: Holder = .admin) async throws
        -> RawResponse
    {
        try await front.send("PUT", place, #"{"text":"\#(text)"}"#, as: holder, headers: ("Idempotency-Key", key))
    }

    @Test func `is carried out once, and answered as often as it is sent`() async throws {
        try await Storefront.use { front in
            let first = try await Self.put(front, "One.", "k")
            #expect(first.status == 201)
            let second = try await Self.put(front, "One.", "k")
            #expect(second.status == 201)
            #expect(second.body == first.body)
            let other = try await Self.put(front, "One.", "l")
            #expect(other.status == 200)
            #expect(try other.json["result"]?.string == "unchanged")
        }
    }

    @Test func `is refused with another request under the same key`() async throws {
        try await Storefront.use { front in
            #expect(try await Self.put(front, "One.", "k").status == 201)
            let body = try await Self.put(front, "Two.", "k")
            #expect(body.status == 422)
            #expect(body.code == "idempotency_mismatch")
            let method = try await front.send("DELETE", Self.place, headers: ("Idempotency-Key", "k"))
            #expect(method.code == "idempotency_mismatch")
            #expect(try await front.send("GET", Self.place).json["text"]?.string == "One.")
        }
    }

    @Test func `has a key for itself in each tenant`() async throws {
        try await Storefront.use { front in
            let path = "/v1/collections/rival/documents/d"
            #expect(try await Self.put(front, "One.", "k").status == 201)
            let rival = try await front.send(
                "PUT",
                path,
                #"{"text":"One."}"#,
                as: .rival,
                headers: ("Idempotency-Key", "k")
            )
            #expect(rival.status == 201)
        }
    }

    @Test func `that failed may be sent again`() async throws {
        try await Storefront.use { front in
            let empty = try await front.send("PUT", Self.place, "{}", headers: ("Idempotency-Key", "k"))
            #expect(empty.status == 400)
            #expect(try await Self.put(front, "One.", "k").status == 201)
        }
    }

    @Test func `that is under way is not started again`() async throws {
        let (started, goOn) = (Latch<Void>(), Latch<Void>())
        try await Storefront.use { front in
            await front.library.hold {
                started.set()
                await goOn.wait()
            }
            async let first = Self.put(front, "One.", "k")
            await started.wait()
            let second = try await Self.put(front, "One.", "k")
            #expect(second.status == 409)
            #expect(second.code == "idempotency_in_progress")
            #expect(second.headers["retry-after"] == "1")
            goOn.set()
            #expect(try await first.status == 201)
            #expect(try await Self.put(front, "One.", "k").status == 201)
        }
    }

    /// A caller that gives up waiting sends it again: then it must neither be told to wait nor be done twice.
    @Test func `is finished and remembered where its caller has left`() async throws {
        let (started, goOn) = (Latch<Void>(), Latch<Void>())
        try await Storefront.use { front in
            await front.library.hold {
                started.set()
                await goOn.wait()
            }
            let request = Storefront.bytes(
                "PUT",
                Self.place,
                Array(#"{"text":"One."}"#.utf8),
                key: Holder.admin.text.text,
                headers: [("Idempotency-Key", "k")]
            )
            let port = front.port
            try await RawClient.run {
                let client = try RawClient(port: port)
                client.send(request)
                started.waitBlocking()
            }
            // The server has to see that the client is gone.
            try await Task.sleep(for: .milliseconds(200))
            goOn.set()
            var again = try await Self.put(front, "One.", "k")
            for _ in 0..<100 where again.status == 409 {
                try await Task.sleep(for: .milliseconds(10))
                again = try await Self.put(front, "One.", "k")
            }
            #expect(again.status == 201)
            #expect(try again.json["result"]?.string == "new")
        }
    }

    @Test(arguments: ["", String(repeating: "k", count: 256)])
    func `has a key of 1 to 255 bytes`(key: String) async throws {
        try await Storefront.use { front in
            let reply = try await Self.put(front, "One.", key)
            #expect(reply.status == 400)
            #expect(reply.param == "Idempotency-Key")
        }
    }
}
