import ArgumentParser
import Foundation
import Glibc

@main
enum Main {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try SimulateCommand.parseAsRoot()
            try command.run()
        } catch let error as SimulatorError {
            fail(error.description)
        } catch {
            guard SimulateCommand.exitCode(for: error) != .success else { SimulateCommand.exit(withError: error) }
            fail(SimulateCommand.message(for: error))
        }
    }

    private static func fail(_ sentence: String) -> Never {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
        Foundation.exit(2)
    }
}
