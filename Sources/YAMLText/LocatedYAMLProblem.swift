/// A problem and the line of its file, from 1.
struct LocatedYAMLProblem: Error {
    var line: Int
    var problem: YAMLProblem
}
