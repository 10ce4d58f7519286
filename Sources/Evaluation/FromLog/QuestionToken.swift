/// What stands between blanks in a question; text in a script without blanks is a token of its own.
struct QuestionToken: Sendable {
    /// Marks before the first letter or digit.
    let lead: String
    let trail: String
    let followsBlank: Bool
    private let core: [Unicode.Scalar]
    /// The longest run of digits, marks such as `-` and `.` between them left out.
    private let longestRun: Int
    private let digits: Int

    private init(_ scalars: ArraySlice<Unicode.Scalar>, followsBlank: Bool) {
        self.followsBlank = followsBlank
        let start = scalars.firstIndex { $0.opensWord } ?? scalars.endIndex
        let end = scalars[start...].lastIndex { $0.opensWord }.map { $0 + 1 } ?? start
        lead = Self.string(scalars[..<start])
        trail = Self.string(scalars[end...])
        core = Array(scalars[start..<end])
        var (run, longest, all) = (0, 0, 0)
        for scalar in core {
            if scalar.isDigit {
                run += 1
                all += 1
            } else if !scalar.joinsDigits {
                run = 0
            }
            longest = max(longest, run)
        }
        (longestRun, digits) = (longest, all)
    }

    var text: String { lead + Self.string(core) + trail }

    /// Nothing but digits and the marks that telephone numbers are written with.
    var isNumeric: Bool { digits > 0 && core.allSatisfy { $0.isDigit || $0.joinsDigits } }

    /// As long as the number of an order.
    var isLongNumber: Bool { longestRun >= 5 || digits >= 7 }

    /// A name, an at sign, and a domain with a dot in it.
    var isEmail: Bool {
        guard let at = core.lastIndex(of: "@"), at > 0 else { return false }
        return core[(at + 1)...].dropFirst().dropLast().contains(".")
    }

    /// Groups of digits that are likely one number: enough digits, and unlike a list of sizes, `38 39 40 41`.
    static func areOneNumber(_ groups: [QuestionToken]) -> Bool {
        guard groups.reduce(0, { $0 + $1.digits }) >= 7, let first = groups[0].core.first else { return false }
        return first == "+" || first == "0" || groups.contains { $0.digits >= 3 }
    }

    static func tokens(of text: String) -> [QuestionToken] {
        let scalars = Array(text.unicodeScalars)
        var tokens: [QuestionToken] = []
        var start = 0
        var followsBlank = false
        for end in 0...scalars.count {
            let isBlank = end < scalars.count && scalars[end].properties.isWhitespace
            let isEdge = end == scalars.count || (end > start && scalars[end].isWide != scalars[end - 1].isWide)
            guard isBlank || isEdge else { continue }
            if end > start {
                tokens.append(QuestionToken(scalars[start..<end], followsBlank: followsBlank))
                followsBlank = false
            }
            start = isBlank ? end + 1 : end
            followsBlank = followsBlank || isBlank
        }
        return tokens
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool {
        isASCII ? (0x30...0x39).contains(value) : properties.numericType == .decimal
    }
    fileprivate var joinsDigits: Bool {
        switch self {
        case "+", "-", ".", "/", "(", ")", "#", "_": true
        default: false
        }
    }
    /// What a masked word begins and ends with.
    fileprivate var opensWord: Bool { isDigit || properties.isAlphabetic || self == "+" || self == "#" }
    /// From the CJK radicals on, digits aside: scripts that are written without blanks.
    fileprivate var isWide: Bool { value >= 0x2E80 && !isDigit }
}
