import Testing
import Upstreams

struct BaseURLTests {
    @Test(
        arguments: [
            ("https://api.holysheep.ai/v1", "https://api.holysheep.ai/v1/models"),
            ("https://api.holysheep.ai/v1/", "https://api.holysheep.ai/v1/models"),
            ("HTTPS://API.HolySheep.AI/V1", "https://api.holysheep.ai/V1/models"),
            ("https://a.example", "https://a.example/models"), ("https://a.example/", "https://a.example/models"),
            ("https://a.example:8443/x/y", "https://a.example:8443/x/y/models"),
            ("https://[2001:db8::1]:8443/v1", "https://[2001:db8::1]:8443/v1/models"),
            ("http://localhost:8080/v1", "http://localhost:8080/v1/models"),
            ("http://127.0.0.1:1", "http://127.0.0.1:1/models"), ("http://127.9.9.9", "http://127.9.9.9/models"),
            ("http://[::1]:80", "http://[::1]:80/models"), ("http://x.localhost", "http://x.localhost/models"),
            ("https://a_b-c.example/%7Eme/v1beta:x", "https://a_b-c.example/%7Eme/v1beta:x/models"),
        ]
    )
    func `an endpoint's URL`(text: String, endpoint: String) throws {
        #expect(try BaseURL(text).endpoint("models") == endpoint)
    }

    @Test(
        arguments: [
            ("", .scheme("")), ("api.holysheep.ai", .scheme("api.holysheep.ai")), ("ftp://a", .scheme("ftp://a")),
            ("https:/a", .scheme("https:/a")), (" https://a", .scheme(" https://a")), ("https://", .host("")),
            ("https:///v1", .host("")), ("https://a..b", .host("a..b")), ("https://-a", .host("-a")),
            ("https://a b", .host("a b")), ("https://a\u{0}", .host("a\u{0}")), ("https://é", .host("é")),
            ("https://[::1", .host("[::1")), ("https://[x]", .host("[x]")), ("https://a:0", .port("0")),
            ("https://a:65536", .port("65536")), ("https://a:", .port("")), ("https://a:8x", .port("8x")),
            ("https://[::1]8", .port("")), ("https://me@a", .userInfo), ("https://me:pw@a/v1", .userInfo),
            ("me:pw@a", .userInfo), ("https://a?b", .query), ("https://a#b", .query),
            ("https://a/b//c", .path("/b//c")),
            ("https://a/..", .path("/..")), ("https://a/./b", .path("/./b")), ("https://a\\b", .path("\\b")),
            ("https://a/b c", .path("/b c")), ("https://a/\r\nX", .path("/\r\nX")),
            ("https://a/v1/chat/completions", .endpoint("/chat/completions")),
            ("https://a/v1/embeddings/", .endpoint("/embeddings")), ("http://a", .plainHTTP(host: "a")),
            ("http://10.0.0.1", .plainHTTP(host: "10.0.0.1")), ("http://127.1", .plainHTTP(host: "127.1")),
            ("http://127.0.0.256", .plainHTTP(host: "127.0.0.256")),
            ("http://127.0.0.1.example", .plainHTTP(host: "127.0.0.1.example")),
            ("http://localhost.example", .plainHTTP(host: "localhost.example")),
            ("http://notlocalhost", .plainHTTP(host: "notlocalhost")),
            ("https://a/" + String(repeating: "b", count: 2048), .length),
        ] as [(String, BaseURLProblem)]
    )
    func `what cannot be a base URL`(text: String, problem: BaseURLProblem) {
        #expect(throws: problem) { try BaseURL(text) }
    }

    @Test func `plain http goes to other machines where it is allowed`() throws {
        let url = try BaseURL("http://models.internal:8000/v1", allowsPlainHTTP: true)
        #expect(url.description == "http://models.internal:8000/v1")
        #expect(!url.isEncrypted)
        #expect(url.host == "models.internal")
        #expect(url.port == 8000)
    }
}
