import RAGCore

extension WriteRequest {
    /// The numbers are a promise between versions of the program.
    private enum Tag: UInt8 {
        case openCollection = 1
        case put = 2
        case remove = 3
        case dropCollection = 4
        case storeFitted = 5
        case storeClassifier = 6
        case cache = 7
        case record = 8
        case putAccessKey = 9
    }

    func encoded() throws -> [UInt8] {
        var writer = MessageWriter()
        switch self {
        case .openCollection(let settings):
            writer.add(Tag.openCollection.rawValue)
            writer.add(settings)
        case .put(let documents, let collection):
            writer.add(Tag.put.rawValue)
            writer.add(collection)
            try writer.add(documents) { try $0.add($1) }
        case .remove(let ids, let collection):
            writer.add(Tag.remove.rawValue)
            writer.add(collection)
            writer.add(ids) { $0.add($1) }
        case .dropCollection(let name):
            writer.add(Tag.dropCollection.rawValue)
            writer.add(name)
        case .storeFitted(let fitted, let collection):
            writer.add(Tag.storeFitted.rawValue)
            writer.add(collection)
            try writer.add(json: fitted)
        case .storeClassifier(let classifier, let name):
            writer.add(Tag.storeClassifier.rawValue)
            writer.add(name)
            writer.add(classifier) {
                $0.add($1.embedder)
                $0.add($1.bytes)
            }
        case .cache(let answer, let key, let documents, let collection):
            writer.add(Tag.cache.rawValue)
            writer.add(collection)
            writer.add(key.digest)
            writer.add(documents) { $0.add($1) }
            try writer.add(json: answer)
        case .record(let record):
            writer.add(Tag.record.rawValue)
            try writer.add(record)
        case .putAccessKey(let key):
            writer.add(Tag.putAccessKey.rawValue)
            try writer.add(json: key)
        }
        return writer.bytes
    }

    init(decoding bytes: [UInt8]) throws(HandoverError) {
        var reader = MessageReader(bytes)
        let number = try reader.byte()
        guard let tag = Tag(rawValue: number) else { throw .malformed("\(number) is no request") }
        self = try Self.decoding(tag, from: &reader)
        try reader.end()
    }

    private static func decoding(_ tag: Tag, from reader: inout MessageReader) throws(HandoverError) -> WriteRequest {
        func texts() throws(HandoverError) -> [String] {
            try reader.list { reader throws(HandoverError) in try reader.text() }
        }
        switch tag {
        case .openCollection: return .openCollection(try reader.collectionSettings())
        case .put:
            let collection = try reader.text()
            let documents = try reader.list { reader throws(HandoverError) in try reader.preparedDocument() }
            return .put(documents, collection: collection)
        case .remove:
            let collection = try reader.text()
            return .remove(try texts(), collection: collection)
        case .dropCollection: return .dropCollection(try reader.text())
        case .storeFitted:
            let collection = try reader.text()
            return .storeFitted(try reader.json(FittedSettings.self), collection: collection)
        case .storeClassifier:
            let name = try reader.text()
            let classifier = try reader.optional { reader throws(HandoverError) in
                StoredClassifier(embedder: try reader.text(), bytes: Array(try reader.data()))
            }
            return .storeClassifier(classifier, name: name)
        case .cache:
            let collection = try reader.text()
            let key = AnswerKey(digest: Array(try reader.data()))
            let documents = try texts()
            return .cache(try reader.json(CachedAnswer.self), key, documents: documents, collection: collection)
        case .record: return .record(try reader.answerRecord())
        case .putAccessKey: return .putAccessKey(try reader.json(AccessKey.self))
        }
    }
}
