import ArgumentParser

struct Eval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure answers on questions whose answers are known.",
        subcommands: [EvalRetrieval.self, EvalAnswers.self]
    )
}
