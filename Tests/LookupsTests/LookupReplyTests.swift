import Lookups
import RAGCore
import TestSupport
import Testing
import Transport

struct LookupReplyTests {
    private static let yaml = """
        lookups:
          hosts: [shop.example.com]
          order:
            url: "https://shop.example.com/{order_number}"
            fields: {status: $.order.status, carrier: "$.order.shipments[1].carrier", eta: "$['order']['when due']",
                     items: $.order.items, paid: $.order.paid, total: $.order.total}
            limit: 2kB
            says:
              en: "Order {order_number}: {status}. It comes with {carrier}! Is it {eta}?"
              de: "Bestellung {order_number}: {status}."
        """

    private static func look(
        _ body: String,
        status: Int = 200,
        type: String = "application/json",
        language: String = "en"
    ) async throws -> LookupOutcome {
        let service = LookupService(
            try lookups(yaml),
            transport: RecordingTransport(body, status: status, type: type),
            time: ManualTime()
        )
        return try await service.look("order", ["order_number": "10452"], language: language)
    }

    @Test func `an answer becomes a source`() async throws {
        let body =
            #"{"order":{"status":"shipped","shipments":[{},{"carrier":"DHL"}],"items":["a",2,true],"total":12.50}}"#
        let result = try #require(try await Self.look(body).result)
        #expect(result.fields.map(\.name) == ["status", "carrier", "items", "total"])
        #expect(result.fields.map(\.text) == ["shipped", "DHL", "a, 2, yes", "12.50"])
        #expect(result.sentence == "Order 10452: shipped. It comes with DHL!")
        #expect(result.fetchedAt == ManualTime().date)
        #expect(result.title == "Order")
        let citation = result.citation(3)
        #expect(citation.chunkID == nil)
        #expect(citation.documentID == "order")
        #expect(Array(result.text.utf8)[citation.span].elementsEqual(citation.quote.utf8))
        #expect(result.text.hasSuffix("\nstatus: shipped\ncarrier: DHL\nitems: a, 2, yes\ntotal: 12.50"))
    }

    @Test(arguments: [
        ("de-DE", "Bestellung 10452: shipped."), ("fr", "Order 10452: shipped."), ("", "Order 10452: shipped."),
    ])
    func `the sentence is in the customer's language, or in English`(language: String, sentence: String) async throws {
        let outcome = try await Self.look(#"{"order":{"status":"shipped"}}"#, language: language)
        #expect(outcome.result?.sentence == sentence)
    }

    @Test func `without a sentence that has its values the fields are listed`() async throws {
        let outcome = try await Self.look(#"{"order":{"paid":false,"total":5}}"#)
        #expect(outcome.result?.sentence == "Order: paid no; total 5.")
    }

    @Test(
        arguments: [
            (#""  two\n\t lines ""#, "two lines"), (#""zero\u200bwidth\ufeff""#, "zerowidth"),
            (#""tag\udb40\udc41s""#, "tags"), (#""rtl\u202eevil""#, "rtlevil"), (#""vs\ufe0f""#, "vs"),
            (#""a\u0000\u001b[31mb""#, "a [31mb"), (#""\ue000""#, nil), (#""   ""#, nil), ("null", nil), ("{}", nil),
            ("[]", nil), ("[[1]]", nil), ("[1,null]", nil), ("-0.50", "-0.50"), ("true", "yes"),
            ("1" + String(repeating: "0", count: 50), nil), (#""Grüße 👍""#, "Grüße 👍"),
        ] as [(String, String?)]
    )
    func `a field's text is one visible line`(json: String, text: String?) async throws {
        let outcome = try await Self.look(#"{"order":{"status":\#(json),"paid":true}}"#)
        #expect(outcome.result?.fields.first { $0.name == "status" }?.text == text)
    }

    @Test func `a long text is cut`() async throws {
        let long = String(repeating: "a ", count: 400)
        let text = try await Self.look(#"{"order":{"status":"\#(long)"}}"#).result?.fields.first?.text
        #expect(text?.count == 300)
        #expect(text?.hasSuffix("…") == true)
    }

    @Test(
        arguments: [
            ("", 404, LookupOutcome.notFound), ("", 410, .notFound), ("", 401, .unavailable(.status(401))),
            ("", 403, .unavailable(.status(403))), ("", 500, .unavailable(.status(500))),
            ("", 204, .unavailable(.status(204))), ("", 301, .unavailable(.redirect)),
            ("", 307, .unavailable(.redirect)),
            ("", 200, .unavailable(.malformed)), ("{", 200, .unavailable(.malformed)),
            ("{}", 200, .unavailable(.noFields)), ("[]", 200, .unavailable(.noFields)),
            (#"{"order":{"status":{}}}"#, 200, .unavailable(.noFields)),
            ("\"" + String(repeating: "a", count: 2000) + "\"", 200, .unavailable(.tooLarge)),
            (String(repeating: "[", count: 1000), 200, .unavailable(.malformed)),
        ]
    )
    func `any other answer is an outcome`(body: String, status: Int, outcome: LookupOutcome) async throws {
        #expect(try await Self.look(body, status: status) == outcome)
    }

    @Test(arguments: [
        ("application/json; charset=utf-8", true), ("Application/JSON", true), ("application/json ; x", true),
        ("text/html", false), ("", false), ("application/problem+json", false), ("application/jsonp", false),
        ("text/plain; application/json", false),
    ])
    func `only JSON is read`(type: String, isRead: Bool) async throws {
        let outcome = try await Self.look(#"{"order":{"status":"shipped"}}"#, type: type)
        #expect(isRead ? outcome.result != nil : outcome == .unavailable(.contentType))
    }

    @Test(
        arguments: [
            (TransportError.totalTimeout, LookupFault.timeout), (.connectTimeout, .timeout),
            (.connectionRefused, .connection), (.cannotResolve("x"), .connection), (.tls("x"), .connection),
            (.forbiddenAddress("x"), .forbiddenAddress), (.bodyTooLarge(limit: 1), .tooLarge),
            (.encodedBody("gzip"), .encodedBody), (.malformedResponse("x"), .malformed), (.closed, .internal),
        ]
    )
    func `a failed transfer is an outcome`(error: TransportError, fault: LookupFault) async throws {
        let transport = RecordingTransport { throw error }
        let outcome = try await LookupService(try lookups(Self.yaml), transport: transport)
            .look("order", ["order_number": "1"])
        #expect(outcome == .unavailable(fault))
        #expect(!fault.description.isEmpty)
    }

    @Test func `a deadline that is over asks nobody, and one that is near shortens the wait`() async throws {
        let transport = RecordingTransport(#"{"order":{"status":"shipped"}}"#)
        let time = ManualTime()
        let service = LookupService(try lookups(Self.yaml), transport: transport, time: time)
        let values = ["order_number": "1"]
        #expect(try await service.look("order", values: values, deadline: time.now) == .unavailable(.timeout))
        #expect(transport.requests.isEmpty)
        _ = try await service.look("order", values: values, deadline: time.now + .seconds(1))
        _ = try await service.look("order", values: values, deadline: time.now + .seconds(9))
        #expect(transport.requests.map(\.limits.total) == [.seconds(1), .seconds(2)])
    }

    @Test func `a tenant's lookup is for its customers alone`() async throws {
        let transport = RecordingTransport(#"{"order":{"status":"shipped"}}"#)
        let service = LookupService(try lookups(Self.yaml + "\n    tenants: [acme]"), transport: transport)
        #expect(try await service.look("order", ["order_number": "1"]) == .unavailable(.otherTenant))
        #expect(try await service.look("order", ["order_number": "1"], tenant: "acme").result != nil)
        #expect(transport.requests.count == 1)
    }

    @Test func `a lookup that needs a tenant is for no caller without one`() async throws {
        let configuration = try lookups(order("https://shop.example.com/{tenant}/{order_number}"))
        let service = LookupService(configuration, transport: RecordingTransport("{}"))
        #expect(try await service.look("order", ["tenant": "acme"]) == .unavailable(.otherTenant))
        #expect(try await service.look("order", tenant: "acme") == .missing(["order_number"]))
    }

    @Test func `a lookup that is not configured is an error that says so`() async throws {
        let service = LookupService(try lookups(Self.yaml), transport: RecordingTransport("{}"))
        await #expect(throws: UnknownLookup(name: "ordr", known: ["order"])) { try await service.look("ordr") }
        #expect(
            UnknownLookup(name: "ordr", known: ["order"]).description
                == "There is no lookup “ordr”. Did you mean order? There are order."
        )
    }

    @Test(
        arguments: [
            (["order_number"], "en", "Which order is it? Please send me the order number."),
            (["order_number", "order_id"], "en-GB", "Which order is it? Please send me the order number."),
            (["sku"], "de", "Welches Produkt meinen Sie? Bitte schicken Sie mir den Namen oder die Artikelnummer."),
            (
                ["email", "date"], "es",
                "¿Con qué dirección de correo electrónico hizo el pedido? ¿A qué día se refiere?"
            ), (["loyalty_card"], "fr", "I need one more detail to look that up: loyalty card."),
        ]
    )
    func `what is missing is asked for in the customer's language`(names: [String], language: String, text: String) {
        #expect(LookupQuestion.text(for: names, language: language) == text)
    }
}
