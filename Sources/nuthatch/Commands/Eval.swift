import ArgumentParser

struct Eval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure answers on questions whose answers are known.",
        subcommands: [EvalAnswers.self, EvalCompare.self, EvalGate.self, EvalFromLog.self]
    )
}
