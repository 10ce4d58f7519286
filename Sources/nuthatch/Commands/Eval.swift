import ArgumentParser

struct Eval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure retrieval and answers on what is known to be right, and compare.",
        subcommands: [
            EvalRetrieval.self, EvalAnswers.self, EvalCompare.self, EvalGate.self, EvalFromLog.self,
        ]
    )
}
