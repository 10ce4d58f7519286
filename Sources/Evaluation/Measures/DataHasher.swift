/// Takes bytes piece by piece and says what they are as a whole, such as SHA-256.
package protocol DataHasher {
    mutating func update(_ bytes: [UInt8])
    /// In hexadecimal digits.
    func digest() -> String
}
