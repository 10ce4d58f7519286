import ArgumentParser

struct Eval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure retrieval, answers, routing and chunking, and compare.",
        subcommands: [
            EvalRetrieval.self, EvalAnswers.self, EvalRouting.self, EvalChunking.self, EvalCompare.self, EvalGate.self,
            EvalCalibrate.self, EvalFit.self, EvalFromLog.self, EvalGrounding.self,
        ]
    )
}
