import YAMLText

/// Names of environment variables that hold secrets.
package enum EnvironmentVariable {
    /// Small letters are refused: with them a key could stand here, and would show in messages as the name.
    package static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count) && !(name.utf8.first.map(ASCII.isDigit) ?? true)
            && name.utf8.allSatisfy { ASCII.isUpper($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "_") }
    }
}
