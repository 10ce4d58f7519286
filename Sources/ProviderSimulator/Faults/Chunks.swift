/// Puts the parts of a body in chunks (RFC 9112, 7.1), faulty ones if so asked.
struct Chunks {
    var fault: ChunkFault?

    func framed(_ parts: [BodyPart]) -> [BodyPart] {
        // The fault comes in the second chunk: there has to be one.
        let parts = fault != nil && parts.count == 1 ? halves(parts[0]) : parts
        var chunks: [BodyPart] = parts.enumerated().map { index, part in
            switch part {
            case .bytes(let bytes, let waits): .bytes(chunk(bytes, isFaulty: index == 1), waits: waits)
            case .flood(let block, let times): .flood(chunk(Template(block), isFaulty: false).bytes, times: times)
            }
        }
        chunks.append(.bytes(Template("0" + lineEnd + lineEnd), waits: false))
        return chunks
    }

    private func halves(_ part: BodyPart) -> [BodyPart] {
        guard case .bytes(let bytes, let waits) = part, bytes.bytes.count > 1 else { return [part] }
        let (first, second) = bytes.split(at: bytes.bytes.count / 2)
        return [.bytes(first, waits: waits), .bytes(second, waits: false)]
    }

    private var lineEnd: String {
        if case .bareLF = fault { "\n" } else { "\r\n" }
    }

    private func chunk(_ bytes: Template, isFaulty: Bool) -> Template {
        // An empty chunk would end the body.
        guard !bytes.bytes.isEmpty else { return bytes }
        let size = String(bytes.bytes.count, radix: 16)
        var chunk: Template
        switch fault {
        case .sizeLine(let line) where isFaulty: chunk = Template(line)
        case .fullExtension(let count) where isFaulty:
            chunk = Template(size + ";x=")
            chunk.append(repeatElement(UInt8(ascii: "x"), count: count))
        default: chunk = Template(size)
        }
        chunk.append(lineEnd)
        chunk.append(bytes)
        chunk.append(lineEnd)
        return chunk
    }
}
