/// A problem and the line of its file, from 1.
struct LocatedProblem: Error {
    var line: Int
    var problem: ConfigurationProblem
}
