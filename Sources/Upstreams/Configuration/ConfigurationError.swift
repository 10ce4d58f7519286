/// Why a configuration is refused: one sentence with the place, the bad value, the rule and the way out.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    package enum Place: Sendable, Equatable {
        case line(Int, of: String)
        case environment
    }

    package let place: Place
    package let problem: ConfigurationProblem

    package var description: String {
        switch place {
        case .line(let line, let file): "\(file):\(line): \(problem)"
        case .environment: problem.description
        }
    }
}
