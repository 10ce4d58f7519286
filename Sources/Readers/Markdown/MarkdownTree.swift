import CMarkGFM

/// The blocks of a Markdown text, as cmark-gfm finds them. The only user of cmark.
///
/// Of the extensions only `table` is attached: it is the only one that changes blocks and lines. `autolink` and
/// `strikethrough` change the text inside lines, which is not asked for, and do so by way of a table that all parsers of
/// the process share, so that two threads could not parse at once.
struct MarkdownTree: ~Copyable {
    struct Node: Equatable {
        enum Kind: Equatable {
            case quote, list, item, table
            case heading(level: Int)
            case paragraph, code, html, rule
            case tableRow(isHeader: Bool)
            case other
        }

        var kind: Kind
        /// The line it begins on, from 0; -1 where cmark does not say.
        var line: Int
    }

    private let root: OpaquePointer?

    /// - Parameter skeleton: bounded, see `MarkdownSkeleton`: cmark takes any bytes, but not in linear time.
    init(parsing skeleton: [UInt8]) {
        Self.registerExtensions
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        defer { cmark_parser_free(parser) }
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        skeleton.withUnsafeBufferPointer { buffer in
            // cmark copies what it is fed; the pointer does not outlive the call.
            buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        root = cmark_parser_finish(parser)
    }

    deinit { cmark_node_free(root) }

    /// Calls `enter` for each block in the order of the text, and `leave` after the last block inside it.
    func walk(enter: (Node) -> Void, leave: (Node.Kind) -> Void) {
        guard var node = cmark_node_first_child(root) else { return }
        while true {
            let entered = Self.node(node)
            enter(entered)
            if Self.holdsBlocks(entered.kind), let child = cmark_node_first_child(node) {
                node = child
                continue
            }
            leave(entered.kind)
            while cmark_node_next(node) == nil {
                guard let parent = cmark_node_parent(node), parent != root else { return }
                node = parent
                leave(Self.node(node).kind)
            }
            guard let next = cmark_node_next(node) else { return }
            node = next
        }
    }

    private static func node(_ pointer: OpaquePointer) -> Node {
        Node(kind: kind(pointer), line: Int(cmark_node_get_start_line(pointer)) - 1)
    }

    private static func kind(_ pointer: OpaquePointer) -> Node.Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(pointer)))
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_CODE_BLOCK: .code
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_THEMATIC_BREAK: .rule
        default: extensionKind(pointer)
        }
    }

    private static func extensionKind(_ pointer: OpaquePointer) -> Node.Kind {
        switch cmark_node_get_type_string(pointer).map({ String(cString: $0) }) {
        case "table": .table
        case "table_header": .tableRow(isHeader: true)
        case "table_row": .tableRow(isHeader: false)
        default: .other
        }
    }

    private static func holdsBlocks(_ kind: Node.Kind) -> Bool {
        switch kind {
        case .quote, .list, .item, .table: true
        default: false
        }
    }

    /// Registers once in the process; cmark's own check is not safe among threads.
    private static let registerExtensions: Void = cmark_gfm_core_extensions_ensure_registered()
}
