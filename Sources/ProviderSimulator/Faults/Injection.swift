/// A fault with its value: what `NAME=VALUE` says.
package struct Injection: Sendable, Equatable {
    package let fault: Fault
    package let value: Int

    /// - Parameter value: nil is the fault's usual one.
    package init(_ fault: Fault, _ value: Int? = nil) throws(SimulatorError) {
        let parameter = fault.parameter
        if let value {
            guard let parameter, parameter.range.contains(value) else {
                let rule = parameter.map { "from \($0.range.lowerBound) to \($0.range.upperBound)" } ?? "left out"
                throw .invalidFaultValue(String(value), fault: fault.rawValue, rule: rule)
            }
        }
        self.fault = fault
        self.value = value ?? parameter?.usual ?? 0
    }

    /// Reads `NAME[=VALUE]`, several with commas between.
    package static func list(_ text: String) throws(SimulatorError) -> [Injection] {
        try text.split(separator: ",").map { part throws(SimulatorError) in try Injection(parsing: part) }
    }

    private init(parsing text: Substring) throws(SimulatorError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
        guard let fault = Fault(rawValue: parts[0]) else { throw .unknownFault(parts[0]) }
        guard parts.count == 2 else {
            try self.init(fault)
            return
        }
        guard let value = Int(parts[1]) else {
            throw .invalidFaultValue(parts[1], fault: fault.rawValue, rule: "a whole number")
        }
        try self.init(fault, value)
    }

    private static func trimmed(_ text: Substring) -> String {
        let blanks: Set<Character> = [" ", "\t"]
        let start = text.drop { blanks.contains($0) }
        return String(String(start.reversed().drop { blanks.contains($0) }).reversed())
    }
}
