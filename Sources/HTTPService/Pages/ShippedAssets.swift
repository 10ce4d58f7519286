import CShipped

/// Files that are part of the program: the page, and the description of the service.
enum ShippedAssets {
    /// By name.
    static let all: [String: [UInt8]] = {
        var count = 0
        guard let first = nuthatch_shipped_assets(&count) else { return [:] }
        // Unsafe: C gives `count` assets from there on, which live as long as the program and are never changed.
        let assets = UnsafeBufferPointer(start: first, count: count)
        return Dictionary(
            assets.map { (String(cString: $0.name), Array(UnsafeBufferPointer(start: $0.bytes, count: $0.count))) },
            uniquingKeysWith: { first, _ in first }
        )
    }()
}
