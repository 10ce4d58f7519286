import Lookups
import RAGCore
import TestSupport
import Testing
import Transport
import Upstreams

struct LookupRequestTests {
    private static let url =
        "https://shop.example.com/api/{tenant}/{order_number}/of-{sku}?email={email}&day={date}&fixed=1&sum={amount}"

    @Test func `values are put where they belong, and what is not there is left out`() async throws {
        let transport = RecordingTransport(#"{"status":"shipped"}"#)
        let service = LookupService(try lookups(order(Self.url)), transport: transport)
        let values = [
            "order_number": "#A-1.2_3", "sku": "TENT-2P", "email": "o'hara+x@example.com", "amount": "129.90 EUR",
            "tenant": "spoofed",
        ]
        let outcome = try await service.look("order", values, tenant: "acme")
        let request = try #require(transport.requests.first)
        #expect(
            request.url == "https://shop.example.com/api/acme/A-1.2_3/of-TENT-2P?email=o%27hara%2Bx%40example.com"
                + "&fixed=1&sum=129.90%20EUR"
        )
        #expect(request.method == .get)
        #expect(!request.allowsPlainHTTP)
        #expect(outcome.result?.uri == "https://shop.example.com/api/acme/A-1.2_3/of-TENT-2P")
    }

    @Test(
        arguments: [
            "..", ".", "a/b", "a\\b", "../../admin", "a..b", "%2e%2e", "%2F", "a?x=1", "a#b", "a&b=c", "a;b", "", " ",
            "a b", "a\r\nHost: evil", "a\u{0}", "１２３", "٣٤٥", "a\u{200B}b", "é", String(repeating: "1", count: 65),
            "-1", "1-", "a@b", "{sku}", "##1",
        ]
    )
    func `what is no order number asks for one`(value: String) async throws {
        let transport = RecordingTransport("{}")
        let service = LookupService(try lookups(order("https://shop.example.com/{order_number}")), transport: transport)
        #expect(try await service.look("order", ["order_number": value]) == .missing(["order_number"]))
        #expect(transport.requests.isEmpty)
    }

    @Test(
        arguments: [
            ("email", "a@b.example", true), ("email", "a@b", false), ("email", "@b.c", false),
            ("email", "a@b@c.d", false),
            ("email", "a b@c.d", false), ("email", ".a@c.d", false), ("email", "a@c..d", false),
            ("email", "a@b.c\r\nBcc: x@y.z", false), ("date", "2026-02-28", true), ("date", "2026-02-30", false),
            ("date", "2026-02-28T", false), ("quantity", "12", true), ("quantity", "-1", false),
            ("quantity", "1234567890", false), ("quantity", "１", false), ("amount", "5", true), ("amount", "5.9", true),
            ("amount", "5,90", false), ("amount", "5.90 eur", false), ("amount", ".5", false),
            ("amount", "5 EUR x", false),
            ("amount", "", false),
        ]
    )
    func `each kind has its own rule`(name: String, value: String, isValid: Bool) async throws {
        let service = LookupService(
            try lookups(order("https://shop.example.com/{\(name)}")),
            transport: RecordingTransport(#"{"status":"shipped"}"#)
        )
        let outcome = try await service.look("order", [name: value])
        #expect(isValid ? outcome.result != nil : outcome == .missing([name]))
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func `whatever the values, the URL keeps its shape`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let transport = RecordingTransport(#"{"status":"shipped"}"#)
        let service = LookupService(try lookups(order(Self.url)), transport: transport)
        for _ in 0..<500 {
            var values: [String: String] = [:]
            for name in ["order_number", "sku", "email", "date", "amount", "fixed"] {
                values[name] = Self.text(using: &generator)
            }
            _ = try await service.look("order", values, tenant: "acme")
        }
        #expect(!transport.requests.isEmpty)
        for request in transport.requests {
            let parts = request.url.split(separator: "?", omittingEmptySubsequences: false)
            let path = parts[0].split(separator: "/", omittingEmptySubsequences: false)
            #expect(path.prefix(5) == ["https:", "", "shop.example.com", "api", "acme"], "seed \(seed)")
            #expect(path.count == 7 && path[6].hasPrefix("of-") && !path.contains(".."), "seed \(seed)")
            let keys = parts[1].split(separator: "&").map { $0.prefix { $0 != "=" } }
            #expect(parts.count == 2 && keys == ["email", "day", "fixed", "sum"].filter(keys.contains), "seed \(seed)")
            #expect(request.url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "seed \(seed)")
        }
    }

    /// Often right, and often right but for a piece that has a meaning in URLs.
    private static func text(using generator: inout SeededGenerator) -> String {
        let right = ["A-1", "10452", "a.b", "x@example.com", "2026-11-21", "12.50 EUR", "7"]
        let pieces = [
            "/", "..", "\\", "?", "#", "&", "=", "%2f", "%00", "\r\n", "\u{0}", " ", "@", ":", ";", "１", "é",
            "\u{202E}",
            "{sku}", "//evil.net", "[::1]", "+",
        ]
        let text = right.randomElement(using: &generator) ?? ""
        guard Bool.random(using: &generator) else { return text }
        let piece = pieces.randomElement(using: &generator) ?? ""
        return [text + piece, piece + text, text + piece + text].randomElement(using: &generator) ?? text
    }

    @Test func `headers hold what the environment has, and do not show`() async throws {
        let more = "    headers: {Authorization: {env: SHOP_TOKEN, scheme: Bearer}, X-Channel: support}"
        let transport = RecordingTransport("{}")
        let configuration = try lookups(
            order("https://shop.example.com/", more: more),
            environment: ["SHOP_TOKEN": "0123456789"]
        )
        _ = try await LookupService(configuration, transport: transport).look("order")
        let headers = try #require(transport.requests.first?.headers)
        #expect(headers.contains(HTTPHeader(name: "Authorization", value: "Bearer 0123456789")))
        #expect(headers.contains(HTTPHeader(name: "X-Channel", value: "support")))
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("0123456789"))
    }

    @Test(
        arguments: [
            ("shop.example.com", "93.184.216.34", true), ("shop.example.com", "2606:2800:220:1::1", true),
            ("shop.example.com", "127.0.0.1", false), ("shop.example.com", "10.0.0.7", false),
            ("shop.example.com", "169.254.169.254", false), ("shop.example.com", "::1", false),
            ("shop.example.com", "::ffff:10.0.0.7", false), ("shop.example.com", "fd00:ec2::254", false),
            ("shop.example.com, 10.0.0.7", "10.0.0.7", true), ("shop.example.com, 10.0.0.7", "10.0.0.8", false),
            ("shop.example.com, \"10.0.0.7:8443\"", "10.0.0.7", false),
            ("shop.example.com, localhost", "127.0.0.1", false),
        ]
    )
    func `a listed name may stand for a public or a listed address`(hosts: String, address: String, isAllowed: Bool)
        async throws
    {
        let transport = RecordingTransport("{}")
        let configuration = try lookups(order("https://shop.example.com/", hosts: hosts))
        _ = try await LookupService(configuration, transport: transport).look("order")
        let rule = try #require(transport.requests.first?.allowsAddress)
        #expect(rule(try #require(IPAddress(address))) == isAllowed)
    }

    @Test func `what the question says goes before the context, and one name stands for the other`() {
        let entities = [
            Entity(kind: .orderNumber, text: "10452", value: "10452", range: 0..<5),
            Entity(kind: .orderNumber, text: "10453", value: "10453", range: 6..<11),
            Entity(kind: .product, text: "tent", value: "TENT-2P", range: 12..<16),
        ]
        let values = LookupValues.gather(
            entities: entities,
            context: ["order_id": "9", "product_id": "BAG", "email": "a@b.example"]
        )
        #expect(values["order_number"] == "10452")
        #expect(values["order_id"] == "10452")
        #expect(values["sku"] == "TENT-2P")
        #expect(values["product_id"] == "TENT-2P")
        #expect(values["email"] == "a@b.example")
        #expect(LookupValues.gather(entities: [], context: ["order_id": "9"])["order_number"] == "9")
    }
}
