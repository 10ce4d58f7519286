/// The error of those who read a file of settings: what a reader of YAML finds wrong becomes one of it.
package protocol YAMLFailure: Error {
    /// - Parameter line: of the file, from 1.
    init(_ problem: YAMLProblem, line: Int, of file: String)
}
