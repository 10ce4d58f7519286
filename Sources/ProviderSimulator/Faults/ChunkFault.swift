/// What is wrong with the chunks of a body.
enum ChunkFault {
    case sizeLine(String)
    case fullExtension(bytes: Int)
    case bareLF
}
