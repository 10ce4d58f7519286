import Testing

/// The help of the commands that everybody uses, word by word.
@Suite struct HelpTests {
    @Test(arguments: [([], root), (["ingest"], ingest), (["search"], search), (["ask"], ask)])
    func `help says what a command does and takes`(command: [String], text: String) async throws {
        let outcome = try await Desk().run(command + ["--help"])
        #expect(outcome.status == 0)
        #expect(outcome.error == "")
        #expect(outcome.output == text)
    }

    @Test func `nuthatch alone shows its help`() async throws {
        let outcome = try await Desk().run()
        #expect(outcome.status == 0)
        #expect(outcome.output == Self.root)
    }

    @Test func `the version is a number, and nothing else`() async throws {
        let outcome = try await Desk().run("--version")
        #expect(outcome.status == 0)
        #expect(outcome.output.wholeNumbers?.count == 3)
    }

    @Test(arguments: [
        ["serch", "x"], ["search"], ["search", "x", "--jsn"], ["ask"], ["bench", "search"], ["delete"],
        ["status", "--days", "7"], ["status", "--gaps", "--days", "0"],
    ])
    func `bad usage says how it is used`(command: [String]) async throws {
        let outcome = try await Desk().run(command)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.error.hasPrefix("Error: "))
        #expect(outcome.error.contains("\nUsage: nuthatch"))
    }

    private static let root = """
        OVERVIEW: Short, cited answers from a shop's own documents.

        Exit codes: 0 done (a refusal to answer is an answer), 1 a fault of ours or an
        unsound database, 2 bad input or usage, 3 not configured, 4 not authorised, 5
        the upstream is unreachable, 6 rate limited, 7 timed out, 8 a gate is not
        passed, 9 the database refused.

        USAGE: nuthatch <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          ingest                  Take in documents: files and folders of Markdown,
                                  HTML, text, CSV and JSON lines.
          search                  Find the passages nearest to a text.
          ask                     Answer a question from the sources, each sentence
                                  cited, or say why not.
          route                   Tell what a question is about and who would answer
                                  it; train and test what tells it.
          embed                   Embed texts: JSON lines {"text": …} in, {"embedding":
                                  […], "tokens": n} out, in order.
          status                  Show what the database holds.
          doctor                  Examine the database: pages, orphans, the full-text
                                  index, vectors, texts. It changes nothing.
          delete                  Remove documents by their ids.
          collections             List the collections of a database, or drop one.
          backup                  Copy the database as it is at one moment, beside a
                                  running service too.
          restore                 Put a backup in the place of the database.
          export                  Write the documents as JSON lines, for nuthatch
                                  import and for other programs.
          import                  Take in what nuthatch export wrote.
          serve                   Answer over HTTP: OpenAI's chat and embeddings,
                                  answers, search, documents, and a page to look at.
          keys                    Make, list, revoke and rotate the keys that open the
                                  service.
          mcp                     Serve search, answer and get_document to a model by
                                  the Model Context Protocol.
          chat                    Ask a model through the gateway; with --auto, whoever
                                  the policy names, from the documents.
          models                  List the models, their prices and where they are
                                  served.
          batch                   Run a file of requests, and write their results in
                                  OpenAI's batch form.
          stats                   What the calls of models were, how fast, and what
                                  they cost.
          replay                  Answer a kept question again on today's documents,
                                  and show what is different.
          config                  Show each setting, and where it came from.
          eval                    Measure retrieval, answers, routing and chunking, and
                                  compare.
          bench                   Measure the hot paths on your own files. Most print
                                  one JSON object.

          See 'nuthatch help <subcommand>' for detailed help.

        """

    private static let ingest = """
        OVERVIEW: Take in documents: files and folders of Markdown, HTML, text, CSV and
        JSON lines.

        Again and again, safely: what has not changed costs nothing, and of what has,
        only new chunks are embedded. A file that is refused is named at the end, the
        rest is stored, and the exit code is 2.

        USAGE: nuthatch ingest <path> ... [--prune] [--database <file>] [--config <file>] [--collection \
        <name>] [--embedder <dir>] [--json] [--quiet]

        ARGUMENTS:
          <path>                  Files and folders.

        OPTIONS:
          --prune                 Remove documents that came from these paths before
                                  and are there no more.
          --database <file>       The database; nuthatch.sqlite unless given.
          --config <file>         A file of settings, see nuthatch config.
          --collection <name>     The collection; default unless given.
          --embedder <dir>        The folder of the embedding model; that of
                                  scripts/setup unless given.
          --json                  Write JSON: one compact object, or one a line.
          --quiet                 Write results and errors only.
          --version               Show the version.
          -h, --help              Show help information.


        """

    private static let search = """
        OVERVIEW: Find the passages nearest to a text.

        USAGE: nuthatch search [<options>] <text>

        ARGUMENTS:
          <text>                  What to look for.

        OPTIONS:
          -n <count>              How many results. (default: 10)
          --mode <mode>           dense (by meaning), lexical (by words) or hybrid
                                  (both). (values: dense, lexical, hybrid; default:
                                  hybrid)
          --weight <0..1>         The weight of the dense side, 0 to 1; unless given,
                                  it adapts to the question, or is what eval calibrate
                                  stored.
          --rrf                   Fuse by reciprocal rank instead of by weighted scores.
          --diversity <0..1>      Prefer results unlike those before them: 1 by score
                                  alone, 0 by unlikeness.
          --explain               Show each part of each score.
          --filter <condition>    A condition on the documents: key=value, key!=value,
                                  key=a,b,c (one of them), key<n, key<=n, key>n, key>=n.
          --language <tag>        Only documents in this language, and those that name
                                  none.
          --audience <list>       For whom: a, b, c. Unless given, what is for staff is
                                  left out.
          --on <yyyy-mm-dd>       The day on which documents have to hold; today unless
                                  given.
          --any-date              Find documents whose dates are past or to come too.
          --database <file>       The database; nuthatch.sqlite unless given.
          --config <file>         A file of settings, see nuthatch config.
          --collection <name>     The collection; default unless given.
          --embedder <dir>        The folder of the embedding model; that of
                                  scripts/setup unless given.
          --json                  Write JSON: one compact object, or one a line.
          --quiet                 Write results and errors only.
          --version               Show the version.
          -h, --help              Show help information.


        """

    private static let ask = """
        OVERVIEW: Answer a question from the sources, each sentence cited, or say why
        not.

        The policy decides who answers: a verified answer, sentences of the sources,
        the cheap or the strong model, one of the shop's services, or a person. Without
        a key no model is asked; --simulate asks the simulator's.

        USAGE: nuthatch ask [<options>] <text>

        ARGUMENTS:
          <text>                  The question.

        OPTIONS:
          --explain               Show on what it was decided who answers, and the
                                  evidence.
          --tier <tier>           The model that has to write the answer, whatever the
                                  policy says: cheap or strong. (values: cheap, strong)
          --policy <file>         Who answers what; the built-in policy unless given.
          --context <key=value>   What the shop knows, such as order_id=1234.
          --history <file>        What was said before: JSON lines {"role": "user" or
                                  "assistant", "content"}, oldest first.
          --bought <text>         What the customer has bought or looked at before.
          --locale <tag>          The customer's language; told by the question unless
                                  given.
          --simulate              Let the simulator's models and shop answer, on this
                                  machine and without a key.
          --simulator <behaviour> How the simulator's models behave, such as obedient.
          --no-cache              Ask the upstream, even where the answer is cached.
          --no-store              Neither take an answer from the cache nor keep it.
          --tenant <name>         Whose call it is, for the ledger; answers are never
                                  shared between tenants.
          --timeout <seconds>     How long to wait for the answer.
          --database <file>       The database; nuthatch.sqlite unless given.
          --config <file>         A file of settings, see nuthatch config.
          --collection <name>     The collection; default unless given.
          --embedder <dir>        The folder of the embedding model; that of
                                  scripts/setup unless given.
          --json                  Write JSON: one compact object, or one a line.
          --quiet                 Write results and errors only.
          --filter <condition>    A condition on the documents: key=value, key!=value,
                                  key=a,b,c (one of them), key<n, key<=n, key>n, key>=n.
          --language <tag>        Only documents in this language, and those that name
                                  none.
          --audience <list>       For whom: a, b, c. Unless given, what is for staff is
                                  left out.
          --on <yyyy-mm-dd>       The day on which documents have to hold; today unless
                                  given.
          --any-date              Find documents whose dates are past or to come too.
          --version               Show the version.
          -h, --help              Show help information.


        """
}

extension String {
    /// The numbers of `1.2.3` and a line end; nil for other text.
    fileprivate var wholeNumbers: [Int]? {
        guard hasSuffix("\n") else { return nil }
        let numbers = dropLast().split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        return numbers.contains(nil) ? nil : numbers.compactMap(\.self)
    }
}
