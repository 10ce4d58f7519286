/// Where keys are kept.
package protocol AccessKeyStore: Sendable {
    /// A number that is another one after each change of a key, whoever made it.
    func accessVersion() async throws -> Int64

    /// In the order in which they were made, with those that hold no more.
    func accessKeys() async throws -> [AccessKey]

    /// Nil where there is none of that id.
    func accessKey(_ id: String) async throws -> AccessKey?

    /// Keeps a key, in the place of the one with its id. One that is revoked stays so, whatever is put in its place.
    func put(_ key: AccessKey) async throws
}
