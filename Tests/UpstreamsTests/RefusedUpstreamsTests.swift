import Testing

struct RefusedUpstreamsTests {
    @Test(
        arguments: [
            (
                "upstreams: []",
                1,
                "upstreams is an empty list; name one, or leave the field out for the default upstream."
            ),
            (
                "upstreams: {name: a}",
                1,
                "upstreams is a group of fields; it must be a list."
            ),
            (
                """
                upstreams:
                  - base_url: https://a.example
                """,
                2,
                "upstreams[0] has no name; it must have one."
            ),
            (
                """
                upstreams:
                  - name: a
                """,
                2,
                "upstreams.a has no base_url; it must have one."
            ),
            (
                """
                upstreams:
                  - name: a b
                    base_url: https://a.example
                """,
                2,
                "The upstream name “a b” is not one; it must be 1 to 64 letters, digits, “-”, “_” and “.”."
            ),
            (
                """
                upstreams:
                  - {name: a, base_url: https://a.example}
                  - {name: a, base_url: https://b.example}
                """,
                3,
                "There are two upstreams with the name a; rename one."
            ),
            (
                """
                upstreams:
                  - {name: a, base_url: https://a.example, weight: 0}
                  - {name: b, base_url: https://b.example, priority: 2}
                """,
                2,
                "The weights of the upstreams with priority 1 add up to 0; give one of them a weight of at least 1."
            ),
            (
                """
                upstreams:
                  - {name: a, base_url: https://a.example, models: [gpt-5.1]}
                """,
                2,
                """
                upstreams.a.models[0]: There is no model “gpt-5.1”. Did you mean gpt-4.1? The models are \
                deepseek-v3.2, gpt-4.1, gemini-2.5-flash, claude-sonnet-4.5, text-embedding-3-large, \
                text-embedding-3-small. Others are set under models.
                """
            ),
            (
                """
                upstreams:
                  - {name: a, base_url: https://a.example, models: {gtp-4.1: x}}
                """,
                2,
                """
                upstreams.a.models.gtp-4.1: There is no model “gtp-4.1”. Did you mean gpt-4.1? The models are \
                deepseek-v3.2, gpt-4.1, gemini-2.5-flash, claude-sonnet-4.5, text-embedding-3-large, \
                text-embedding-3-small. Others are set under models.
                """
            ),
            (
                """
                upstreams:
                  - {name: a, base_url: https://a.example, models: []}
                """,
                2,
                "upstreams.a.models is an empty list; it must be all, or a list of models."
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    limits: {models: {nothing: {}}}
                """,
                4,
                """
                upstreams.a.limits.models.nothing: There is no model “nothing”. The models are deepseek-v3.2, \
                gpt-4.1, gemini-2.5-flash, claude-sonnet-4.5, text-embedding-3-large, text-embedding-3-small. \
                Others are set under models.
                """
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    headers: {authorization: Bearer x}
                """,
                4,
                "The header Authorization is made from the upstream's key; set that with api_key_env or api_key_file."
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    headers: {Host: x}
                """,
                4,
                "The header Host is written by each call itself; leave it out."
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    headers: {"X Y": x}
                """,
                4,
                "The header name “X Y” is not one; it must be 1 to 100 letters, digits and marks such as “-”."
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    headers: {X-Y: "a\\r\\
                b"}
                """,
                4,
                """
                The header X-Y has a value that cannot be sent; it must be 1 to 4096 visible ASCII characters, with \
                blanks only inside.
                """
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    headers: {X-Y: a, x-y: b}
                """,
                4,
                "The header x-y stands here twice; keep one."
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    api_key: sk-0123456789abcdefghij
                """,
                4,
                """
                upstreams.a.api_key would put a key into this file; name the environment variable that holds it \
                with api_key_env, or a file with api_key_file.
                """
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    api_key_env: sk-0123456789abcdefghij
                """,
                4,
                """
                upstreams.a.api_key_env is not the name of an environment variable, which has capital letters, \
                digits and “_”; the key itself must not stand here.
                """
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    api_key_file: none.key
                """,
                4,
                "The key file none.key cannot be read: there is no such file."
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    api_key_file: none.key
                    keyless: true
                """,
                2,
                "upstreams.a has more than one of api_key_env, api_key_file and keyless; keep one."
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example
                    api_key_env: BAD
                """,
                4,
                """
                The environment variable BAD holds a placeholder, not a key; replace it with the key that your \
                provider gave you.
                """
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: ftp://a.example
                """,
                3,
                """
                upstreams.a.base_url is “ftp://a.example”; it must begin with https://, as in \
                https://api.holysheep.ai/v1.
                """
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: http://a.example
                """,
                3,
                """
                upstreams.a.base_url is plain http to “a.example”, which would send keys in the clear; use https, \
                or set allow_plain_http: true.
                """
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://me:sk-0123456789abcdefghij@a.example
                """,
                3,
                "upstreams.a.base_url has a user or a password in it; leave them out and set a key with api_key_env."
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: sk-0123456789abcdefghij
                """,
                3,
                """
                upstreams.a.base_url is “•••” (23 characters); it must begin with https://, as in \
                https://api.holysheep.ai/v1.
                """
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example/v1/chat/completions
                """,
                3,
                "upstreams.a.base_url ends with /chat/completions; leave that out, it is added to each call."
            ),
            (
                """
                upstreams:
                  - name: a
                    base_url: https://a.example?key=sk-0123456789abcdefghij
                """,
                3,
                "upstreams.a.base_url has a “?” or a “#”; leave that and what follows it out."
            ),
        ] as [(String, Int, String)]
    )
    func `a wrong upstream is refused with its line and its rule`(yaml: String, line: Int, sentence: String) {
        #expect(refusal(of: yaml, environment: ["BAD": "your-api-key"]) == "shop.yaml:\(line): \(sentence)")
    }
}
