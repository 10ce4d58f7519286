import CXML2

/// Runs libxml2's HTML parser over a page and tells a builder what it meets. The only user of libxml2.
///
/// The parser is forgiving, silent and off the network. It builds no tree: elements are told as they come, so memory stays
/// near that of the text, and nothing is walked. Pages nested deeper than `depthLimit` are refused, since the parser
/// compares each closing tag with all open elements.
enum HTMLParser {
    static let depthLimit = 256

    static func parse(_ html: [UInt8], into builder: HTMLTextBuilder) throws(FileFault) {
        initializeLibrary
        try HTMLBounds.check(html)
        guard let count = Int32(exactly: html.count) else {
            throw .tooLarge(bytes: html.count, limit: Int(Int32.max))
        }
        guard let context = htmlNewParserCtxt() else { return }
        defer { htmlFreeParserCtxt(context) }
        let session = Session(builder: builder, context: context)
        listen(session)
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue
        // The session is kept alive over the call, the only time at which libxml2 uses its pointer; the same holds for the
        // bytes. The encoding is told, so that what a page says of it (before it was converted) is not heeded.
        withExtendedLifetime(session) {
            html.withUnsafeBytes { buffer in
                let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                let document = htmlCtxtReadMemory(context, start, count, nil, "UTF-8", Int32(options))
                xmlFreeDoc(document)
            }
        }
        guard !session.isTooDeep else { throw .nestedTooDeeply(limit: depthLimit) }
        builder.finish()
    }

    /// What the callbacks of one run share. It never leaves the call of `parse`.
    private final class Session {
        let builder: HTMLTextBuilder
        let context: htmlParserCtxtPtr
        var isTooDeep = false

        init(builder: HTMLTextBuilder, context: htmlParserCtxtPtr) {
            self.builder = builder
            self.context = context
        }

        static func of(_ pointer: UnsafeMutableRawPointer?) -> Session? {
            pointer.map { Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
        }
    }

    private static func listen(_ session: Session) {
        session.context.pointee.userData = Unmanaged.passUnretained(session).toOpaque()
        guard let handler = session.context.pointee.sax else { return }
        handler.pointee = xmlSAXHandler()
        handler.pointee.startElement = { pointer, name, attributes in
            guard let session = Session.of(pointer), let name else { return }
            session.builder.start(String(cString: name), HTMLParser.dictionary(attributes))
            if session.builder.depth > HTMLParser.depthLimit {
                session.isTooDeep = true
                xmlStopParser(session.context)
            }
        }
        handler.pointee.endElement = { pointer, name in
            guard let session = Session.of(pointer), let name else { return }
            session.builder.end(String(cString: name))
        }
        let characters: charactersSAXFunc = { pointer, text, count in
            guard let session = Session.of(pointer), let text, count > 0 else { return }
            session.builder.add(Array(UnsafeBufferPointer(start: text, count: Int(count))))
        }
        handler.pointee.characters = characters
        handler.pointee.ignorableWhitespace = characters
    }

    private static func dictionary(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [String: String] {
        guard var pair = attributes else { return [:] }
        var result: [String: String] = [:]
        while let name = pair[0] {
            result[String(cString: name)] = pair[1].map { String(cString: $0) } ?? ""
            pair += 2
        }
        return result
    }

    /// libxml2 asks to be initialised once, before it is used by more than one thread.
    private static let initializeLibrary: Void = xmlInitParser()
}
