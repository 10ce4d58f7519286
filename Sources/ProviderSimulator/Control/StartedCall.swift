/// A call that was counted.
struct StartedCall {
    /// 1 for the first since the last reset.
    var number: Int
    var hash: BodyHash
    /// Whether the same body came before.
    var isRepeat: Bool
    /// What the script has go wrong with it.
    var injections: [Injection]
}
