package import RAGCore

/// Understands files of one format.
///
/// Reading is synchronous and depends on nothing but the bytes. Every block of a document lies in its text, on boundaries
/// of UTF-8 characters, is not empty, and ends before the next begins.
package protocol DocumentReader: Sendable {
    /// The extensions of its files, in lower case, without the dot.
    var fileExtensions: [String] { get }

    /// The documents of `file`, in its order; at least one.
    ///
    /// A file is read whole or refused whole: a fault in its last line leaves nothing of it.
    func documents(in file: SourceFile) throws(ReaderError) -> [Document]
}
