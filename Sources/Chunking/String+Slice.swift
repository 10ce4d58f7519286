extension String {
    /// The text at a range of its UTF-8 bytes, which starts and ends between scalars.
    ///
    /// In constant time but for the copy: strings are UTF-8 inside.
    package func slice(_ range: Range<Int>) -> String {
        let start = utf8.index(startIndex, offsetBy: range.lowerBound)
        return String(self[start..<utf8.index(start, offsetBy: range.count)])
    }
}
