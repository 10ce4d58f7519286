import ArgumentParser
import CJemalloc
import Foundation
import Glibc

@main
enum Main {
    static func main() async {
        // Whoever reads the output may stop early, as `head` does; that ends no ingestion half way.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Nuthatch.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(with: error)
        }
    }

    /// One sentence on standard error and the exit code of its kind. Help and the version are no errors.
    private static func exit(with error: any Error) -> Never {
        if let code = error as? ExitCode {
            // All that there is to say was said.
            Foundation.exit(code.rawValue)
        }
        if let failure = CommandFailure(error) {
            Terminal.error(failure.message)
            Foundation.exit(failure.code.rawValue)
        }
        let text = Nuthatch.fullMessage(for: error)
        if Nuthatch.exitCode(for: error) == .success {
            Terminal.output(text)
            Foundation.exit(ExitStatus.done.rawValue)
        }
        Terminal.error(text)
        Foundation.exit(ExitStatus.badInput.rawValue)
    }
}
