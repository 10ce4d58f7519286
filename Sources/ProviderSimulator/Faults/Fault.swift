/// What can go wrong with a call, by the name that asks for it.
package enum Fault: String, CaseIterable, Sendable {
    // The connection.
    case delay
    case refuse
    case resetAtAccept = "reset-at-accept"
    case hang
    case hangAfterHead = "hang-after-head"
    case hangMidBody = "hang-mid-body"
    case drip
    case resetBefore = "reset-before"
    case resetAfterHead = "reset-after-head"
    case resetMidBody = "reset-mid-body"
    case closeBefore = "close-before"
    case halfBody = "half-body"
    case chunkedCut = "chunked-cut"
    case closeIdle = "close-idle"

    // The framing.
    case chunkSizeText = "chunk-size-text"
    case chunkSizeNegative = "chunk-size-negative"
    case chunkSizeLong = "chunk-size-17-digits"
    case chunkExtension = "chunk-extension"
    case chunkBareLF = "chunk-bare-lf"

    // The head.
    case status
    case retryAfter = "retry-after"
    case retryAfterDate = "retry-after-date"
    case retryAfterText = "retry-after-text"
    case retryAfterMilliseconds = "retry-after-ms"
    case redirect
    case redirectFile = "redirect-file"
    case gzipLie = "gzip-lie"
    case hugeHead = "huge-head"
    case manyHeaders = "many-headers"
    case informational

    // The body.
    case html
    case empty
    case cutJSON = "cut-json"
    case otherJSON = "other-json"
    case duplicateKeys = "duplicate-keys"
    case deep
    case numberHuge = "number-1e400"
    case numberNegativeZero = "number-negative-zero"
    case numberLong = "number-20-digits"
    case numberNaN = "number-nan"
    case endless
    case longLine = "long-line"
    case badUTF8 = "bad-utf8"
    case splitCharacters = "split-characters"
    case loneSurrogate = "lone-surrogate"
    case nulEscape = "nul-escape"
    case nulByte = "nul-byte"
    case byteOrderMark = "bom"
    case noUsage = "no-usage"
    case errorInBody = "error-in-200"

    // The stream.
    case sseCRLF = "sse-crlf"
    case sseCR = "sse-cr"
    case sseNoSpace = "sse-no-space"
    case sseMultiLine = "sse-multi-line"
    case sseComments = "sse-comments"
    case sseErrorEvent = "sse-error-event"
    case sseErrorMid = "sse-error-mid"
    case sseNoDone = "sse-no-done"
    case sseEarlyDone = "sse-early-done"
    case sseRoleOnly = "sse-role-only"
    case sseAfterDone = "sse-after-done"

    // Embeddings.
    case embedFewer = "embed-fewer"
    case embedMore = "embed-more"
    case embedPermuted = "embed-permuted"
    case embedDuplicate = "embed-duplicate"
    case embedDimension = "embed-dimension"
    case embedNaN = "embed-nan"
    case embedZero = "embed-zero"
    case embedBase64 = "embed-base64"

    var parameter: FaultParameter? {
        switch self {
        case .delay: FaultParameter("MS", usual: 1000, in: 0...3_600_000)
        case .refuse: FaultParameter("MS", usual: 1000, in: 0...3_600_000)
        case .closeIdle: FaultParameter("MS", usual: 0, in: 0...3_600_000)
        case .resetAtAccept: FaultParameter("COUNT", usual: 1)
        case .drip: FaultParameter("BYTES-A-SECOND", usual: 1, in: 1...1_000_000)
        case .chunkExtension: FaultParameter("BYTES", usual: 1_048_576, in: 0...67_108_864)
        case .status: FaultParameter("CODE", usual: 503, in: 200...599)
        case .retryAfter: FaultParameter("SECONDS", usual: 2, in: -1_000_000_000...1_000_000_000)
        case .retryAfterDate: FaultParameter("SECONDS", usual: 2, in: -1_000_000_000...1_000_000_000)
        case .retryAfterMilliseconds: FaultParameter("MS", usual: 2000, in: -1_000_000_000...1_000_000_000)
        case .redirect: FaultParameter("PORT", usual: 0, in: 0...65_535)
        case .hugeHead: FaultParameter("BYTES", usual: 1_048_576, in: 0...67_108_864)
        case .manyHeaders: FaultParameter("COUNT", usual: 100_000, in: 0...10_000_000)
        case .informational: FaultParameter("COUNT", usual: 1000, in: 0...10_000_000)
        case .deep: FaultParameter("DEPTH", usual: 1000, in: 1...10_000_000)
        case .endless: FaultParameter("BYTES", usual: 0, in: 0...1_000_000_000_000)
        case .longLine: FaultParameter("BYTES", usual: 8_388_608)
        case .embedDimension: FaultParameter("DIMENSION", usual: 7, in: 0...8192)
        default: nil
        }
    }
}
