import ArgumentParser
import Dispatch
import Foundation
import Glibc

/// The command: a provider that runs until it is told to end.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ProviderSimulator",
        abstract: "An OpenAI-compatible provider that answers from a seed, and fails when asked to.",
        discussion: """
            A call asks for faults with a header (x-simulate: status=429, retry-after=2), by its model (gpt-4.1+reset-before), \
            or meets those of a script. GET /_simulator/counts shows what came in; POST /_simulator/reset begins anew; POST \
            /_simulator/script sets a script.

            A model writes a sentence of the prompt's sources and cites it, unless a behaviour is asked for, by its name \
            (gpt-4.1+obedient) or with --behaviour:
            \(Behaviour.list)

            A prompt that wants JSON gets {"intent", "entities"} or {"query"}, whichever it speaks of.

            A shop answers too, without a key: GET /shop/orders/ID and GET /shop/stock/SKU, from the seed and the id. By the \
            end of the id it fails:
            \(ShopFailure.list)
            """
    )

    @Option(help: "The port of 127.0.0.1; 0 takes one that is free.") var port = 0
    @Option(help: "What answers and chances follow from.") var seed: UInt64 = 1
    @Option(help: "Milliseconds before the first byte of an answer.") var latency = 0
    @Option(help: "Milliseconds between two tokens of a stream.") var tokenInterval = 0
    @Option(help: "Tokens of each answer; without it as the text comes.") var answerTokens: Int?
    @Option(name: .customLong("model"), help: "A model that is known; may be repeated.") var models: [String] = []
    @Option(help: "Components of an embedding, whatever the model.") var dimension: Int?
    @Option(help: "The most texts in one embedding call.") var embeddingBatchCap: Int?
    @Option(help: "A file with a script of faults, as JSON.") var script: String?
    @Option(
        name: .customLong("behaviour"),
        help: ArgumentHelp("How models write, or one of them; may be repeated.", valueName: "[model=]behaviour")
    )
    var behaviours: [String] = []
    @Flag(help: "A call needs no Authorization header.") var keyless = false
    @Flag(help: "The id of an answer ends with the number of its call.") var distinctAnswers = false
    @Flag(help: "Each frame of a stream says when it was sent, in x_sent_us.") var stampTokens = false
    @Flag(help: "Tokens of a prompt that came before are reported as cached.") var cachedTokens = false
    @Flag(help: "Ends when the standard input does.") var untilStdinCloses = false
    @Flag(help: "Lists the faults and ends.") var listFaults = false

    func run() throws {
        if listFaults { return print(Fault.list) }
        // Before any thread starts: they inherit it, and `sigwait` alone gets the signals.
        let signals = TerminationSignals()
        let server = try SimulatorServer.start(try settings())
        print("listening on \(server.baseURL)")
        fflush(nil)
        if untilStdinCloses { signals.raiseWhenInputEnds() }
        signals.wait()
        server.stop()
    }

    private func settings() throws -> SimulatorSettings {
        var settings = SimulatorSettings()
        settings.port = port
        settings.seed = seed
        settings.latency = .milliseconds(latency)
        settings.tokenInterval = .milliseconds(tokenInterval)
        settings.answerTokens = answerTokens
        if !models.isEmpty { settings.models = models }
        settings.dimension = dimension
        settings.embeddingBatchCap = embeddingBatchCap
        settings.script = try script.map(readScript)
        settings.behaviours = try behaviours.map { text throws(SimulatorError) in try BehaviourRule(text) }
        settings.keyless = keyless
        settings.distinctAnswers = distinctAnswers
        settings.stampsTokens = stampTokens
        settings.reportsCachedTokens = cachedTokens
        return settings
    }

    private func readScript(_ path: String) throws -> Script {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SimulatorError.invalidScript("there is no file \(path) to read")
        }
        return try Script(json: Array(data))
    }
}
