import Gateway
import JSONText
import RAGCore
import ReplyFormat
import Synchronization

/// Answers and search results as they were sent, to be sent again without a look at anything but the request's own bytes.
///
/// What is on it holds for one tenant, one audience and one state of the documents; a commit to the collection takes it
/// down. A lock, not an actor: no step here awaits while it holds state.
final class AnswerShelf: Sendable {
    /// All that decides an answer.
    struct Key: Hashable {
        var tenant: String
        /// Of the path; empty where the body names it.
        var collection = ""
        var audience: [String]?
        var day: Int
        var body: [UInt8]
    }

    struct Item: Sendable {
        let room: CollectionRoom
        let generation: Int64
        /// Around the time that it took, which is written anew.
        let head: [UInt8]
        let tail: [UInt8]
        /// What is told of it to headers, log and metrics.
        let note: @Sendable (inout sending Exchange.Notes) -> Void

        var size: Int { head.count + tail.count + 400 }
    }

    private let items: Mutex<RecentlyUsed<Key, Item>>

    /// - Parameter byteLimit: 0 keeps nothing.
    init(byteLimit: Int) {
        items = Mutex(RecentlyUsed(sizeLimit: byteLimit))
    }

    func item(under key: Key) -> Item? {
        items.withLock { items in
            guard let item = items.use(key) else { return nil }
            guard item.generation == item.room.generation else {
                items.remove(key)
                return nil
            }
            return item
        }
    }

    func put(_ item: Item, under key: Key) {
        items.withLock { $0.insert(item, for: key, size: item.size + key.body.count * 2) }
    }
}

extension AnswerShelf.Item {
    /// - Parameters:
    ///   - written: a JSON object with a field `took_ms`; nil comes of one without.
    ///   - generation: of the room, before the work began.
    init?(
        _ written: [UInt8],
        of room: CollectionRoom,
        at generation: Int64,
        note: @escaping @Sendable (inout sending Exchange.Notes) -> Void = { _ in }
    ) {
        guard let took = (try? JSONDocument(written))?.root["took_ms"]?.range else { return nil }
        self.room = room
        self.generation = generation
        head = Array(written[..<took.lowerBound])
        tail = Array(written[took.upperBound...])
        self.note = note
    }

    /// What it says now, for a request that took so long.
    func text(took: Duration) -> [UInt8] { head + Array("\(took.milliseconds)".utf8) + tail }
}
