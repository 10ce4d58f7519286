import ArgumentParser
import Glibc
import MCP

struct MCPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp",
        abstract: "Serve search, answer and get_document to a model by the Model Context Protocol.",
        discussion: """
            Messages come on standard input and go to standard output, one a line, until the input ends. A client starts it \
            by the command line {"command": "nuthatch", "args": ["mcp", "--database", "shop.sqlite"]}.
            """
    )

    @OptionGroup var asking: AskOptions
    @OptionGroup var call: CallOptions
    @OptionGroup var shared: SharedOptions
    @OptionGroup var filters: FilterOptions

    func run() async throws {
        let settings = try shared.settings(policy: asking.policy)
        let filter = try filters.filter()
        // The conversation is told by each call.
        let template = try await asking.request("", in: settings.collection, filter, call)
        try await AnswerSession.run(settings, asking.session("mcp", quiet: shared.quiet)) { session in
            let tools = SessionTools(
                session: session,
                filter: filter,
                usesKeptAnswers: call.usesKeptAnswers,
                fusion: try await session.workspace.servedFusion(),
                template: template
            )
            let server = MCPServer(tools: tools, version: Nuthatch.configuration.version) {
                Terminal.error("A tool failed: \($0)")
            }
            let stdio = MCPStdio(
                server: server,
                read: { try DescriptorInput.read(STDIN_FILENO, upTo: 1 << 16) },
                write: { Terminal.piece(String(decoding: $0, as: UTF8.self)) }
            )
            try await stdio.run()
        }
    }
}
