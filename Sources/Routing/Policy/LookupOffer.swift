package import RAGCore

/// One of the shop's own services that can be asked, and what it has to be told.
package struct LookupOffer: Sendable, Hashable {
    /// Something that a lookup is filled with: any one of these will do.
    package struct Need: Sendable, Hashable {
        package var entities: Set<Entity.Kind>
        /// Fields of the request's context.
        package var fields: Set<String>

        package init(entities: Set<Entity.Kind> = [], fields: Set<String> = []) {
            self.entities = entities
            self.fields = fields
        }
    }

    package var name: String
    package var needs: [Need]

    package init(name: String, needs: [Need]) {
        self.name = name
        self.needs = needs
    }
}
