import ArgumentParser
import Gateway
import Glibc
import RAGCore
import ReplyFormat
import Upstreams
import WireFormat

struct Chat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask a model through the gateway; with --auto, whoever the policy names, from the documents.",
        discussion: """
            Without --auto the documents have no part in it. The answer is cached, limited and written into the ledger as \
            every call is; nuthatch stats sums them up. Set a key with NUTHATCH_API_KEY, another upstream with NUTHATCH_BASE_URL or in the file of settings.
            """
    )

    @Flag(help: "Answer from the documents, by whoever the policy names, as nuthatch ask does.")
    var auto = false

    @Option(help: "A model of nuthatch models, or an alias; deepseek-v3.2 unless given.")
    var model: String?

    @Option(help: ArgumentHelp("What the model is told first.", valueName: "text"))
    var system: String?

    @Option(help: "The longest answer, in tokens.")
    var maxTokens = 2000

    @Option(help: "0 for the likeliest words, up to 2.")
    var temperature = 0.7

    @Flag(help: "Write the answer as it comes.")
    var stream = false

    @Flag(help: "With --auto: show on what it was decided who answers, and the evidence.")
    var explain = false

    @Argument(help: "What to ask; - reads it from standard input.")
    var text: String

    @OptionGroup var asking: AskOptions
    @OptionGroup(title: "With --auto") var filters: FilterOptions
    @OptionGroup var call: CallOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...1_000_000).contains(maxTokens) else {
            throw ValidationError("--max-tokens is \(maxTokens); it must be 1 to 1000000.")
        }
        guard (0...2).contains(temperature) else {
            throw ValidationError("--temperature is \(temperature); it must be 0 to 2.")
        }
        guard !auto || (model == nil && system == nil) else {
            throw ValidationError("--model and --system are not for --auto; leave them out, or name a --tier.")
        }
        guard auto || !explain else { throw ValidationError("--explain is about --auto; add it.") }
    }

    func run() async throws {
        if auto { return try await answer() }
        let settings = try shared.settings()
        let rate = try settings.gatewayConfiguration().settings.exchangeRate
        let call = try await chatCall()
        try await SimulatorSession.run(settings, when: asking.simulate) { simulator in
            try await GatewaySession.run(settings, simulator: simulator, quiet: shared.quiet) { gateway in
                let info =
                    stream ? try await self.stream(call, gateway, rate) : try await self.plain(call, gateway, rate)
                if !shared.json, !shared.quiet, let info { Terminal.error(CallReport.line(info)) }
            }
        }
    }

    func question() async throws -> String {
        let question = text == "-" ? try await StandardInput.text() : text
        guard !question.allSatisfy(\.isWhitespace) else {
            throw CommandFailure(.badInput, "There is nothing to ask; give a text.")
        }
        return question
    }

    private func chatCall() async throws -> ChatCall {
        let question = try await question()
        let messages = (system.map { [ChatMessage(.system, $0)] } ?? []) + [ChatMessage(.user, question)]
        let options = ChatOptions(temperature: temperature, maxTokens: maxTokens, stream: stream)
        return ChatCall(
            try ChatRequest(model: model ?? "deepseek-v3.2", messages: messages, options: options),
            tenant: call.tenant,
            patience: call.patience,
            cache: call.cache
        )
    }

    private func plain(_ call: ChatCall, _ gateway: Gateway, _ rate: ExchangeRate) async throws -> ReplyInfo? {
        let reply = try await gateway.chat(call)
        let text = try ChatResponse(reply.body).text
        Terminal.output(shared.json ? try CompactJSON.line(CallReport(text: text, reply.info, rate)) : text)
        return reply.info
    }

    struct Delta: Encodable {
        var delta: String
    }

    private func stream(_ call: ChatCall, _ gateway: Gateway, _ rate: ExchangeRate) async throws -> ReplyInfo? {
        let reply = try await gateway.stream(call)
        var whole = ""
        while let frame = try await reply.next() {
            let text = try ChatChunk(frame).text
            guard !text.isEmpty else { continue }
            whole += text
            let isRead =
                shared.json
                ? Terminal.output(try CompactJSON.line(Delta(delta: text))) : Terminal.piece(text)
            // Nobody reads any more: the upstream need not go on.
            guard isRead else { return nil }
        }
        if shared.json {
            if let info = reply.info { Terminal.output(try CompactJSON.line(CallReport(text: whole, info, rate))) }
        } else {
            Terminal.output("")
        }
        return reply.info
    }
}
