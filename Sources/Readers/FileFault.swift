/// What is wrong with a file as a whole.
package enum FileFault: Error, Equatable, CustomStringConvertible {
    case notFound
    case notPermitted
    case unreadable(errorNumber: Int32)
    /// A named pipe, a socket, a device: `kind` with its article.
    case notAFile(kind: String)
    case isFolder
    case empty
    case tooLarge(bytes: Int, limit: Int)
    case unknownFormat(String, known: [String])
    case nameNotUTF8
    case sameIdentifier(as: String)
    case binary(offset: Int)
    case notUTF8(offset: Int)
    case notUTF16(offset: Int)
    case noText
    case tooManyBlocks(limit: Int)
    case nestedTooDeeply(limit: Int)
    case tooManyAttributes(limit: Int)
    case frontMatterTooLong(limit: Int)

    package var description: String {
        switch self {
        case .notFound: "there is no such file or folder."
        case .notPermitted: "the file may not be read; change its permissions or leave it out."
        case .unreadable(let number): "the file cannot be read (error \(number) of the system)."
        case .notAFile(let kind): "this is \(kind); only files and folders are read."
        case .isFolder: "this is a folder where a file is expected."
        case .empty: "the file is empty."
        case .tooLarge(let bytes, let limit):
            "the file has \(bytes) bytes and the limit is \(limit); split it or raise the limit."
        case .unknownFormat(let name, let known):
            "\(name.isEmpty ? "a file without an extension" : "the format .\(name)") cannot be read; "
                + "known are \(known.map { "." + $0 }.joined(separator: ", "))."
        case .nameNotUTF8: "the name of a file in this folder is not UTF-8; rename it."
        case .sameIdentifier(let other):
            "it would have the same identifier as \(other); name the folder that holds both."
        case .binary(let offset): "byte \(offset) is NUL, so this is no text."
        case .notUTF8(let offset): "byte \(offset) is not UTF-8; save the file as UTF-8."
        case .notUTF16(let offset):
            "byte \(offset) is not UTF-16, which the file's first bytes announce; save it as UTF-8."
        case .noText: "there is no text to find in it."
        case .tooManyBlocks(let limit): "it holds more than \(limit) pieces of Markdown; split it."
        case .nestedTooDeeply(let limit): "elements are nested deeper than \(limit); flatten the page or save its text."
        case .tooManyAttributes(let limit):
            "an element has more than \(limit) attributes; simplify the page or save its text."
        case .frontMatterTooLong(let limit):
            "the front matter is longer than \(limit) bytes; move text below its closing ---."
        }
    }
}
