extension WordPieceTokenizer {
    /// Puts the tokens of `text` into `sink`, word by word, and stops after the word with which it has `enough`.
    func scan(_ text: Span<UInt8>, into sink: inout some TokenSink, enough: Int) {
        let table = classes
        let classes = table.span
        var word = Word()
        var index = 0
        while index < text.count, sink.count < enough {
            let byte = text[index]
            switch classes[Int(byte)] {
            case ByteClass.space:
                index += 1
            case ByteClass.punctuation:
                sink.append(punctuation[Int(byte)])
                index += 1
            case ByteClass.bracket:
                let special = specials.match(in: text, at: index)
                sink.append(special?.id ?? punctuation[Int(byte)])
                index = special?.end ?? index + 1
            case ByteClass.other:
                index = scanWord(of: text, from: index, using: &word, into: &sink)
            default:
                let (end, next) = word.read(text, from: index, classes: classes)
                if next == ByteClass.other {
                    index = scanWord(of: text, from: index, using: &word, into: &sink)
                } else {
                    index = end
                    appendTokens(of: word, to: &sink)
                }
            }
        }
    }

    /// The same for one word that has characters beyond ASCII, and for what ends it if that is one.
    ///
    /// - Returns: where to go on.
    private func scanWord(
        of text: Span<UInt8>,
        from start: Int,
        using word: inout Word,
        into sink: inout some TokenSink
    ) -> Int {
        let characters = characters
        word.removeAll()
        var index = start
        var isolated: Unicode.Scalar?
        scanning: while index < text.count {
            let (scalar, next) = UTF8.decode(text, at: index)
            switch treatment(of: scalar, characters) {
            case .dropped: break
            case .letter(let letter): word.append(letter)
            case .letters:
                for letter in characters.letters(of: scalar) { word.append(letter) }
            case .space where scalar.isASCII, .isolated where scalar.isASCII: break scanning
            case .space:
                index = next
                break scanning
            case .isolated(let sign):
                isolated = sign
                index = next
                break scanning
            }
            index = next
        }
        appendTokens(of: word, to: &sink)
        if let isolated {
            word.removeAll()
            word.append(isolated)
            appendTokens(of: word, to: &sink)
        }
        return index
    }

    private func treatment(of scalar: Unicode.Scalar, _ characters: CharacterTable) -> CharacterRules.Treatment {
        guard scalar.isASCII else { return characters.treatment(of: scalar) }
        switch classes[Int(scalar.value)] {
        case ByteClass.other: return .dropped
        case ByteClass.space: return .space
        case ByteClass.punctuation, ByteClass.bracket: return .isolated(scalar)
        case let letter: return .letter(Unicode.Scalar(letter))
        }
    }

    private func appendTokens(of word: borrowing Word, to sink: inout some TokenSink) {
        if word.isEmpty { return }
        if word.isTooLong { return sink.append(specials.unknown) }
        if let id = vocabulary.words.id(of: word.bytes.span, 0..<word.count, hash: word.hash) { return sink.append(id) }
        let count = sink.count
        var start = 0
        while start < word.count {
            let rest = start..<word.count
            let piece =
                if start == 0 {
                    vocabulary.words.longestPrefix(of: word.bytes.span, rest)
                } else {
                    vocabulary.continuations.longestPrefix(of: word.bytes.span, rest)
                }
            guard let piece else {
                sink.shorten(to: count)
                return sink.append(specials.unknown)
            }
            sink.append(piece.id)
            start = piece.end
        }
    }
}
