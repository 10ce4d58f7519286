import Foundation

/// A list as an option takes it, its parts between commas.
enum CommaList {
    /// The parts without the blanks around them; an empty one stays, so that its reader refuses it.
    static func parts(of list: String) -> [String] {
        list.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// Whole numbers from 0 on.
    static func numbers(_ list: String, option: String) throws -> [Int] {
        try parts(of: list).map { text in
            guard let number = Int(text), number >= 0 else {
                throw CommandFailure(
                    .badInput,
                    "\(option) holds “\(text)”; write whole numbers between commas, such as 128,200."
                )
            }
            return number
        }
    }
}
