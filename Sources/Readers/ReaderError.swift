/// Why a file was refused. The message names the file as its user would type it.
package enum ReaderError: Error, Equatable, CustomStringConvertible {
    case file(String, FileFault)
    /// Lines count from 1.
    case line(String, Int, LineFault)

    package var description: String {
        switch self {
        case .file(let name, let fault): "\(name): \(fault)"
        case .line(let name, let line, let fault): "\(name), line \(line): \(fault)"
        }
    }
}
