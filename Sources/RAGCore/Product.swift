/// A product of the shop's feed, as questions name it.
package struct Product: Sendable, Equatable {
    package var sku: String
    /// The title of its document.
    package var name: String
    package var documentID: String
    /// What its record says beside its name: price, stock, brand and all attributes, under their own names.
    package var attributes: Metadata

    package init(sku: String, name: String, documentID: String, attributes: Metadata = [:]) {
        self.sku = sku
        self.name = name
        self.documentID = documentID
        self.attributes = attributes
    }
}
