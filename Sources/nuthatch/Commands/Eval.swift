import ArgumentParser

struct Eval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure answers on questions whose answers are known.",
        subcommands: [EvalAnswers.self, EvalRouting.self, EvalChunking.self]
    )
}
