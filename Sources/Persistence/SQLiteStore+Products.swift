import GRDB
package import RAGCore

extension SQLiteStore {
    /// The products of a collection, which are its documents that have a `sku`, by the ids of these documents.
    package func products(in collection: String) async throws -> [Product] {
        try await read { db in
            let record = try CollectionRecord(named: collection, in: db)
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT external_id, title, metadata FROM document
                    WHERE id IN (SELECT document_id FROM metadata_value WHERE collection_id = ?1 AND key = 'sku'
                            AND text IS NOT NULL
                        UNION SELECT document_id FROM metadata_value WHERE collection_id = ?1 AND key = 'sku'
                            AND number IS NOT NULL)
                    ORDER BY external_id
                    """,
                arguments: [record.id]
            )
            var products: [Product] = []
            while let row = try rows.next() {
                let attributes = try JSONText.decode(Metadata.self, from: row[2])
                guard let sku = Self.sku(of: attributes) else { continue }
                products.append(Product(sku: sku, name: row[1], documentID: row[0], attributes: attributes))
            }
            return products
        }
    }

    /// A feed may write a SKU of digits as a number.
    private static func sku(of attributes: Metadata) -> String? {
        switch attributes["sku"] {
        case .string(let sku): sku
        case .number(let number): Int64(exactly: number).map(String.init)
        default: nil
        }
    }
}
