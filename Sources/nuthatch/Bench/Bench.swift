import ArgumentParser

struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the hot paths on your own files. Most print one JSON object.",
        subcommands: [
            BenchEmbed.self, BenchSearch.self, BenchChunk.self, BenchAnswer.self, BenchGateway.self, BenchServe.self,
            BenchBareServer.self,
        ]
    )
}
