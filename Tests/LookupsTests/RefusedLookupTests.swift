import Lookups
import Testing
import Upstreams

struct RefusedLookupTests {
    @Test(
        arguments: [
            (
                "https://evil.example.net/{order_number}",
                "goes to “https://evil.example.net”, which lookups.hosts does not list; add the host there, with its port"
            ),
            ("https://shop.example.com:8443/{order_number}", "which lookups.hosts does not list"),
            ("https://shop.example.com.evil.net/{order_number}", "which lookups.hosts does not list"),
            ("https://evilshop.example.com/{order_number}", "which lookups.hosts does not list"),
            ("https://xn--shp-0na.example.com/", "which lookups.hosts does not list"),
            ("http://shop.example.com/{order_number}", "is plain http, which others on the way can read"),
            ("ftp://shop.example.com/{order_number}", "it must begin with https://"),
            ("file:///etc/passwd", "it must begin with https://"),
            ("//shop.example.com/x", "it must begin with https://"),
            ("https://shop.example.com@evil.net/{order_number}", "has a user or a password in it"),
            ("https://user:pass@shop.example.com/{order_number}", "has a user or a password in it"),
            ("https://shop.example.com./{order_number}", "has the host “shop.example.com.”"),
            ("https://shöp.example.com/{order_number}", "it must be a name or an address"),
            ("https:////shop.example.com/x", "it must be a name or an address"),
            ("https://{sku}.example.com/x", "has a placeholder before its path"),
            ("https://shop.example.com{sku}/x", "has a placeholder before its path"),
            ("{sku}://shop.example.com/x", "has a placeholder before its path"),
            ("https://shop.example.com\\\\@evil.net/", "has the path"),
            ("https://shop.example.com:0/x", "it must be from 1 to 65535"),
            ("https://shop.example.com/a/../{sku}", "has the path “/a/../{sku}”"),
            ("https://shop.example.com/a//{sku}", "has the path “/a//{sku}”"),
            ("https://shop.example.com/./{sku}", "has the path “/./{sku}”"),
            ("https://shop.example.com/%2e%2e/{sku}", "which cannot stand there"),
            ("https://shop.example.com/a b", "which cannot stand there"),
            ("https://shop.example.com/{sku}#top", "has a “#”"),
            ("https://shop.example.com/{sku", "write a placeholder as {order_number}"),
            ("https://shop.example.com/{SKU}", "write a placeholder as {order_number}"),
            ("https://shop.example.com/{}", "write a placeholder as {order_number}"),
            ("https://shop.example.com/?q", "in its query; write key=value"),
            ("https://shop.example.com/?{sku}=1", "in its query; write key=value"),
            ("https://shop.example.com/?q=1&q={sku}", "in its query; write key=value"),
            ("https://shop.example.com/?q={sku}?", "which cannot stand there"),
            (
                "https://shop.example.com/{order_numbr}",
                "has the placeholder “order_numbr”, which no question fills. Did you mean order_number?"
            ),
        ]
    )
    func `a URL that could lead elsewhere is refused with its line`(url: String, sentence: String) {
        let refusal = refusal(of: order(url))
        #expect(refusal.hasPrefix("shop.yaml:4: lookups.order.url "))
        #expect(refusal.contains(sentence))
    }

    @Test(
        arguments: [
            "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "127.1", "127.0.0.01", "256.1.1.1", "1.2.3.4.5",
            "\"[::ffff:127.0.0.1]\"", "\"[::ffff:7f00:1]\"", "\"[fe80::1%25eth0]\"", "\"[::1\"", "\"a/b\"",
            "\"shop.example.com/\"", "\"user@shop.example.com\"", "shop.example.com.", "\"*.example.com\"", "-a.com",
        ]
    )
    func `a host that is written to be misread is refused`(host: String) {
        let refusal = refusal(of: order("https://shop.example.com/", hosts: "shop.example.com, \(host)"))
        #expect(refusal.hasPrefix("shop.yaml:2: lookups.hosts[1] "))
    }

    @Test(arguments: [
        ("127.0.0.1:8091", "http://127.0.0.1:8091/{sku}"), ("\"[::1]:80\"", "http://[0:0::1]/{sku}"),
        ("\"localhost:8091\"", "http://localhost:8091/{sku}"), ("Shop.Example.com", "https://shop.example.COM/{sku}"),
        ("shop.example.com", "https://shop.example.com:443/{sku}"), ("10.0.0.7", "https://10.0.0.7/{sku}"),
        (
            "shop.example.com",
            "https://shop.example.com/a/{order_number}-{sku}/?email={email}&x=1&d={date}&n={quantity}"
        ),
    ])
    func `what is listed may be called`(host: String, url: String) {
        #expect(refusal(of: order(url, hosts: host)) == "accepted")
    }

    @Test(
        arguments: [
            ("    needs: [sku]", 6, "lookups.order.needs has “sku”, which is no placeholder of the URL."),
            ("    needs: [email]", 6, "lookups.order.needs lacks order_number, without which the URL has no path;"),
            ("    needs: []", 6, "lookups.order.needs lacks order_number, without which the URL has no path;"),
            ("    need: [sku]", 6, "There is no field “need” in lookups.order. Did you mean needs?"),
            ("    context: {sku: identifier}", 6, "lookups.order.context.sku has a kind already; leave it out."),
            ("    context: {zip: identifier}", 6, "lookups.order.context.zip is no placeholder of lookups.order.url;"),
            ("    says: \"{statu}\"", 6, "lookups.order.says says “statu”, which is neither a field nor a placeholder"),
            ("    says: {deu: x}", 6, "lookups.order.says has “deu”; write en or de."),
            ("    says: \"{status\"", 6, "lookups.order.says has “{status”; write a placeholder as {order_number}"),
            ("    timeout: 0", 6, "lookups.order.timeout is “0”; it must be a time from 0.001 to 30 seconds"),
            ("    timeout: 31s", 6, "lookups.order.timeout is “31s”; it must be a time from 0.001 to 30 seconds"),
            ("    limit: 2MB", 6, "lookups.order.limit is “2MB”; it must be from 256 to 1048576 bytes"),
            (
                "    headers: {Authorization: abc}", 6,
                "lookups.order.headers.Authorization would put a secret into this file; name the environment variable"
            ),
            ("    headers: {X-Api-Key: abc}", 6, "lookups.order.headers.X-Api-Key would put a secret into this file;"),
            ("    headers: {Host: evil.net}", 6, "The header Host is written by each call itself; leave it out."),
            ("    headers: {X-A: \"a\\r\\nb\"}", 6, "The header X-A has a value that cannot be sent;"),
            (
                "    headers: {Authorization: {env: SHOP_TOKEN}}", 6,
                "lookups.order.headers.Authorization.env names the environment variable SHOP_TOKEN, which is not set;"
            ),
            (
                "    headers: {Authorization: {env: sk-abc}}", 6,
                "lookups.order.headers.Authorization.env is not the name of an environment variable,"
            ),
            ("    headers: {Authorization: {file: x}}", 6, "There is no field “file” in lookups.order.headers."),
            ("  Stock: {}", 6, "The lookup “Stock” has no name of 1 to 64 small letters"),
            ("  stock: {}", 6, "lookups.stock has no url; it must have one."),
            ("  stock: {url: \"https://shop.example.com/\"}", 6, "lookups.stock has no fields; it must have one."),
        ]
    )
    func `a mistake is said with its line, the rule and the way out`(more: String, line: Int, sentence: String) {
        let refusal = refusal(
            of: order("https://shop.example.com/{order_number}?email={email}", more: more)
        )
        #expect(refusal.hasPrefix("shop.yaml:\(line): \(sentence)"))
    }

    @Test(arguments: [
        "status", "$status", "$.", "$..a", "$.*", "$[*]", "$[-1]", "$[99999]", "$['a]", "$['']", "$[?(@.a)]", "$.a.",
        "$.1a", "$.a b", "$" + String(repeating: ".a", count: 17), "$.a[0:2]", "$.a[", "$['a\\'b']",
    ])
    func `a path that is not to one place is refused`(path: String) {
        let yaml = """
            lookups:
              hosts: [shop.example.com]
              order:
                url: https://shop.example.com/
                fields:
                  status: '\(path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'
            """
        let refusal = refusal(of: yaml)
        #expect(refusal.hasPrefix("shop.yaml:6: lookups.order.fields.status is "))
        #expect(refusal.contains("it must be a path such as $.order.status"))
    }

    @Test func `no secret is in a refusal`() {
        let more = "    headers: {Authorization: \"Bearer 0123456789abcdef\"}"
        #expect(!refusal(of: order("https://shop.example.com/", more: more)).contains("0123456789abcdef"))
        let broken = refusal(
            of: order("https://shop.example.com/", more: "    headers: {Authorization: {env: TOKEN}}"),
            environment: ["TOKEN": "0123456789\nabcdef"]
        )
        #expect(broken.contains("has a value that cannot be sent"))
        #expect(!broken.contains("0123456789"))
    }

    @Test func `without the section there is no lookup`() throws {
        #expect(try lookups("database: a.sqlite").lookups.isEmpty)
        #expect(
            refusal(of: "lookups:\n  hosts: []")
                == "shop.yaml:2: lookups.hosts is an empty list; it must be a list of 1 to 64 hosts."
        )
    }
}
