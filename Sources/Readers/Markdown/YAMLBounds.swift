/// Refuses YAML that would cost more than its length, before it is parsed.
struct YAMLBounds {
    let depthLimit: Int

    /// Checks nesting by brackets, by markers on one line (`- - - `) and by indentation, and that not both an anchor and
    /// an alias can be in it. It looks at bytes, not at quotes, so it may count too much and never too little.
    func check(_ yaml: ArraySlice<UInt8>, of file: SourceFile) throws(ReaderError) {
        var brackets = 0
        var hasAnchor = false
        var hasAlias = false
        var lines = Lines(of: Array(yaml))
        var previousEnd = 0
        while let line = lines.next() {
            let indent = line.content.startIndex - previousEnd
            previousEnd = line.content.endIndex
            let markers = line.content.prefix { $0 == 0x20 || Self.markers.contains($0) }.count { $0 != 0x20 }
            var before = UInt8(ascii: " ")
            for byte in line.content {
                switch byte {
                case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
                default: break
                }
                guard brackets <= depthLimit else { throw tooDeep(file, line) }
                // `Terms & Conditions` names nothing: a name follows its mark at once.
                if before == UInt8(ascii: "&"), !byte.isBlankOrLineEnd { hasAnchor = true }
                if before == UInt8(ascii: "*"), !byte.isBlankOrLineEnd { hasAlias = true }
                before = byte
            }
            guard markers <= depthLimit, indent <= 4 * depthLimit else { throw tooDeep(file, line) }
            guard !(hasAnchor && hasAlias) else { throw .line(file.uri, line.number, .yamlReference) }
        }
    }

    private func tooDeep(_ file: SourceFile, _ line: Lines.Line) -> ReaderError {
        .line(file.uri, line.number, .yamlTooDeep(limit: depthLimit))
    }

    private static let markers = Array("-?:".utf8)
}
