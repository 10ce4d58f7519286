import YAMLText

/// An upstream that has no key was to be called.
package struct UnconfiguredUpstream: Error, Equatable, CustomStringConvertible {
    package let upstream: String
    /// The environment variables that would set a key.
    package let variables: [String]

    package var description: String {
        let variable =
            variables.isEmpty
            ? "name an environment variable that holds one with api_key_env"
            : "set the environment variable \(Shown.choice(variables))"
        return """
            The upstream \(upstream) has no key; \(variable), or name a file with api_key_file. An upstream that wants no \
            key says keyless: true.
            """
    }
}
