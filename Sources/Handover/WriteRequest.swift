import RAGCore

/// What is handed over: one call of the writing side of a store.
///
/// A new one takes a case here, a number in `WriteRequest+Coding`, and a line in `WriteReceiver`.
enum WriteRequest: Sendable {
    case openCollection(CollectionSettings)
    case put([PreparedDocument], collection: String)
    case remove([String], collection: String)
    case dropCollection(String)
    case storeFitted(FittedSettings, collection: String)
    case storeClassifier(StoredClassifier?, name: String)
    case cache(CachedAnswer, AnswerKey, documents: [String], collection: String)
    case record(AnswerRecord)
    case putAccessKey(AccessKey)
}
