import Testing

struct RefusedModelsTests {
    @Test(
        arguments: [
            (
                "models: {gpt-4.1: {prcie: 1}}",
                1,
                """
                There is no field “prcie” in models.gpt-4.1. Did you mean price? The fields are kind, price, \
                dimension, aliases, rename, drop, defaults, fallback, cache, coalesce, first_token.
                """
            ),
            (
                """
                models:
                  gpt-4.1:
                    price: {input: -2.00, output: 8}
                """,
                3,
                """
                models.gpt-4.1.price.input is “-2.00”; it must be US dollars for a million tokens, from 0 to 100000 \
                with at most 6 decimals, such as 0.14.
                """
            ),
            (
                """
                models:
                  gpt-4.1:
                    price: {input: 2, output: 800000}
                """,
                3,
                """
                models.gpt-4.1.price.output is “800000”; it must be US dollars for a million tokens, from 0 to \
                100000 with at most 6 decimals, such as 0.14.
                """
            ),
            (
                """
                models:
                  gpt-4.1:
                    price: {input: 2}
                """,
                3,
                "models.gpt-4.1.price has no output; it must have one."
            ),
            (
                """
                models:
                  gpt-4.1:
                    price: {input: 1e-3, output: 8}
                """,
                3,
                """
                models.gpt-4.1.price.input is “1e-3”; it must be US dollars for a million tokens, from 0 to 100000 \
                with at most 6 decimals, such as 0.14.
                """
            ),
            (
                """
                models:
                  gpt-4.1:
                    price: {input: 0.1234567, output: 8}
                """,
                3,
                """
                models.gpt-4.1.price.input is “0.1234567”; it must be US dollars for a million tokens, from 0 to \
                100000 with at most 6 decimals, such as 0.14.
                """
            ),
            (
                """
                models:
                  gpt-4.1:
                    price: {input: 2, output: 8, as_of: 2026-13-01}
                """,
                3,
                "models.gpt-4.1.price.as_of is “2026-13-01”; it must be a day such as 2026-11-21."
            ),
            (
                """
                models:
                  gpt-4.1:
                    kind: images
                """,
                3,
                "models.gpt-4.1.kind is “images”; it must be chat or embeddings."
            ),
            (
                """
                models:
                  gpt-4.1:
                    dimension: 3
                """,
                2,
                "The model gpt-4.1 writes answers, so it has no dimension; leave that out, or say kind: embeddings."
            ),
            (
                """
                models:
                  deepseek-v3.2:

                    fallback: [gpt-41]
                """,
                4,
                """
                The fallback of deepseek-v3.2 cannot be used. There is no model “gpt-41”. Did you mean gpt-4.1? The \
                models are deepseek-v3.2, gpt-4.1, gemini-2.5-flash, claude-sonnet-4.5, text-embedding-3-large, \
                text-embedding-3-small.
                """
            ),
            (
                """
                models:
                  gpt-4.1:
                    fallback: gpt-4
                """,
                3,
                "Fallbacks must not lead back to where they began: gpt-4.1 → gpt-4.1. Leave one out."
            ),
            (
                """
                models:
                  gpt-4.1:
                    fallback: deepseek
                  deepseek-v3.2:
                    fallback: [gemini]
                  gemini-2.5-flash: {fallback: gpt-4.1}
                """,
                5,
                """
                Fallbacks must not lead back to where they began: deepseek-v3.2 → gemini-2.5-flash → gpt-4.1 → \
                deepseek-v3.2. Leave one out.
                """
            ),
            (
                """
                models:
                  gpt-4.1:
                    fallback: text-embedding-3-small
                """,
                3,
                "The fallback of gpt-4.1 is text-embedding-3-small, which makes embeddings, not answers."
            ),
            (
                """
                models:
                  text-embedding-3-small:
                    fallback: text-embedding-3-large
                """,
                3,
                "text-embedding-3-small has a fallback, but vectors of two models cannot be compared; leave it out."
            ),
            (
                """
                models:
                  mine:
                    aliases: [gpt-4.1]
                """,
                2,
                "mine has the alias “gpt-4.1”, which is the name of a model; leave it out."
            ),
            (
                """
                models:
                  mine:
                    aliases: [m]
                  yours:
                    aliases: m
                """,
                4,
                "yours and mine both have the alias “m”; keep it at one of them."
            ),
            (
                """
                models:
                  "my model": {}
                """,
                2,
                "The model name “my model” is not one; it must be 1 to 128 visible ASCII characters without blanks."
            ),
            (
                """
                models:
                  gpt-4.1:
                    drop: [messages]
                """,
                3,
                "The request field messages is written by each call itself; rename, drop and defaults cannot have it."
            ),
            (
                """
                models:
                  gpt-4.1:
                    drop: [top_p]
                    defaults: {top_p: 1}
                """,
                3,
                "Two rules contradict each other about the request field “top_p”; keep one."
            ),
            (
                """
                models:
                  gpt-4.1:
                    rename: {a: c, b: c}
                """,
                3,
                "Two rules contradict each other about the request field “c”; keep one."
            ),
        ] as [(String, Int, String)]
    )
    func `a wrong model is refused with its line and its rule`(yaml: String, line: Int, sentence: String) {
        #expect(refusal(of: yaml) == "shop.yaml:\(line): \(sentence)")
    }
}
