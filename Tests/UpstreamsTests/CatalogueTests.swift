import Testing
import Upstreams

struct CatalogueTests {
    @Test func `the shipped catalogue is sound`() throws {
        #expect(try Catalogue(Catalogue.shipped.models) == Catalogue.shipped)
    }

    @Test(
        arguments: [
            ("gpt-4", "gpt-4.1"), ("gpt-4-turbo", "gpt-4.1"), ("claude-3", "claude-sonnet-4.5"),
            ("claude-3-sonnet", "claude-sonnet-4.5"), ("gemini", "gemini-2.5-flash"),
            ("gemini-flash", "gemini-2.5-flash"), ("deepseek", "deepseek-v3.2"), ("deepseek-v3.2", "deepseek-v3.2"),
        ]
    )
    func `an alias is another name of its model`(alias: String, name: String) throws {
        #expect(try Catalogue.shipped.resolve(alias).name == name)
    }

    @Test func `embedding models know their dimension`() throws {
        #expect(try Catalogue.shipped.resolve("text-embedding-3-large").dimension == 3072)
        #expect(try Catalogue.shipped.resolve("text-embedding-3-small").dimension == 1536)
        #expect(try Catalogue.shipped.resolve("text-embedding-3-small").kind == .embeddings)
    }

    @Test(
        arguments: [
            ("gpt-41", "gpt-4.1"), ("GPT-4.1", "gpt-4.1"), ("gtp-4.1", "gpt-4.1"), ("gpt-4.1 ", "gpt-4.1"),
            ("gpt4", "gpt-4"), ("openai/gpt-4.1", "gpt-4.1"), ("deepsek-v32", "deepseek-v3.2"),
            ("claude-sonnet-4-5", "claude-sonnet-4.5"), ("text-embeding-3-smal", "text-embedding-3-small"),
            ("gemini-2.5-falsh", "gemini-2.5-flash"), ("egmini-falsh", "gemini-flash"), ("o4-mini", nil),
            ("llama-3", nil), ("", nil), ("x", nil),
            ("gpt-4.1-audio-preview", nil), (String(repeating: "gpt-4.1", count: 100_000), nil),
        ] as [(String, String?)]
    )
    func `a mistyped model is guessed`(name: String, guess: String?) {
        let error = #expect(throws: UnknownModel.self) { try Catalogue.shipped.resolve(name) }
        #expect(error?.guess == guess)
    }

    @Test func `an unknown model is a sentence with what there is`() {
        let error = #expect(throws: UnknownModel.self) { try Catalogue.shipped.resolve("gpt-4.l\n") }
        #expect(
            error?.description == """
                There is no model “gpt-4.l”. Did you mean gpt-4.1? The models are deepseek-v3.2, gpt-4.1, \
                gemini-2.5-flash, claude-sonnet-4.5, text-embedding-3-large, text-embedding-3-small.
                """
        )
    }

    @Test func `a configured model changes what it names and keeps the rest`() throws {
        let catalogue = try load("models: {gpt-4.1: {fallback: deepseek, cache: false, first_token: 90s}}").catalogue
        let entry = try catalogue.resolve("gpt-4")
        let shipped = try Catalogue.shipped.resolve("gpt-4")
        #expect(entry.price == shipped.price)
        #expect(entry.aliases == shipped.aliases)
        #expect(entry.fallback == ["deepseek-v3.2"])
        #expect(!entry.caches)
        #expect(entry.coalesces)
        #expect(entry.firstToken == .seconds(90))
    }

    @Test func `a configured name or alias is taken from the shipped models`() throws {
        let yaml = """
            models:
              gpt-4:
              deepseek-v3.2: {aliases: gemini}
            """
        let configuration = try load(yaml)
        #expect(try configuration.catalogue.resolve("gpt-4").name == "gpt-4")
        #expect(try configuration.catalogue.resolve("gpt-4-turbo").name == "gpt-4.1")
        #expect(try configuration.catalogue.resolve("gemini").name == "deepseek-v3.2")
        #expect(try configuration.catalogue.resolve("deepseek").name == "deepseek-v3.2")
        #expect(
            configuration.warnings.map(\.description) == [
                "The model gpt-4 has no price, so the cost of its calls is unknown; set models.gpt-4.price."
            ]
        )
    }

    @Test func `defaults of request fields are JSON as they were meant`() throws {
        let yaml = """
            models:
              gpt-4.1:
                defaults:
                  temperature: 0.2
                  seed: -7
                  big: 1.5e+30
                  zeros: 007
                  point: 1.
                  hex: 0x10
                  logprobs: true
                  text: "true"
                  number: '12'
                  nothing: null
                  stop: ["a\\"b\\n", é]
                  response_format: {type: json_object, strict: false}
            """
        #expect(
            try load(yaml).catalogue.resolve("gpt-4.1").fieldRules.defaults == [
                "temperature": "0.2", "seed": "-7", "big": "1.5e+30", "zeros": #""007""#, "point": #""1.""#,
                "hex": #""0x10""#, "logprobs": "true", "text": #""true""#, "number": #""12""#, "nothing": "null",
                "stop": #"["a\"b\u000a","é"]"#, "response_format": #"{"type":"json_object","strict":false}"#,
            ]
        )
    }

    @Test(arguments: ["model", "messages", "input", "stream"])
    func `no rule touches what a call writes itself`(field: String) {
        #expect(throws: ConfigurationProblem.self) { try FieldRules(drop: [field]) }
        #expect(throws: ConfigurationProblem.self) { try FieldRules(rename: [field: "x"]) }
        #expect(throws: ConfigurationProblem.self) { try FieldRules(rename: ["x": field]) }
        #expect(throws: ConfigurationProblem.self) { try FieldRules(defaults: [field: "1"]) }
    }

    @Test func `rules that contradict each other are refused`() {
        #expect(throws: ConfigurationProblem.self) { try FieldRules(rename: ["a": "b", "b": "c"]) }
        #expect(throws: ConfigurationProblem.self) { try FieldRules(rename: ["a": "b"], drop: ["a"]) }
        #expect(throws: ConfigurationProblem.self) { try FieldRules(rename: ["a": "b"], drop: ["b"]) }
        #expect(throws: ConfigurationProblem.self) { try FieldRules(rename: ["a": "b"], defaults: ["a": "1"]) }
        #expect(throws: Never.self) { try FieldRules(rename: ["a": "b"], drop: ["c"], defaults: ["b": "1"]) }
    }

    /// Chains of models that fall back on the next, the last one on the given one.
    private func chain(of count: Int, endingAt last: String) -> [ModelEntry] {
        (0..<count).map { ModelEntry(name: "m\($0)", fallback: [$0 + 1 < count ? "m\($0 + 1)" : last]) }
    }

    @Test func `a cycle is found wherever it begins, and shown in short`() throws {
        let end = ModelEntry(name: "end")
        #expect(try Catalogue(chain(of: 4000, endingAt: "end") + [end]).models.count == 4001)
        let error = #expect(throws: CatalogueError.self) { try Catalogue(chain(of: 4000, endingAt: "m2")) }
        #expect(
            error?.description == """
                Fallbacks must not lead back to where they began: m2 → m3 → m4 → m5 → m6 → m7 → … → m2. Leave one out.
                """
        )
    }

    @Test func `two ways to one fallback are no cycle`() throws {
        let models = [
            ModelEntry(name: "a", fallback: ["b", "c"]), ModelEntry(name: "b", fallback: ["c", "d"]),
            ModelEntry(name: "c", fallback: ["d"]), ModelEntry(name: "d"),
        ]
        #expect(try Catalogue(models).models == models)
    }
}
