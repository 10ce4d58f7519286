import FoundationEssentials

/// A folder as sentence-transformers writes it: a BERT encoder, how its tokens become one vector, and a tokenizer.
///
/// Opening it reads and checks the small files, and maps the weights without reading them.
package struct ModelFolder: Sendable {
    package let configuration: ModelConfiguration
    package let pooling: SentencePooling
    /// The longest text, special tokens included; what is beyond it is cut off.
    package let maximumTokens: Int
    package let tokenizer: WordPieceTokenizer
    package let weights: Safetensors
    /// The folder's name and what tells its model from another: `all-MiniLM-L6-v2:1f2e3d4c5b6a7988`.
    package let fingerprint: String

    package init(path: String) throws(ModelError) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
            throw .noFolder(path)
        }
        var files = ModelFiles(folder: path)
        let layout = try ModuleLayout(json: try files.read("modules.json"), path: files.path(of: "modules.json"))

        let sizes = layout.transformer + "config.json"
        configuration = try ModelConfiguration(json: try files.read(sizes), path: files.path(of: sizes))

        let mode = layout.pooling + "config.json"
        pooling = try SentencePooling(
            json: try files.read(mode),
            dimension: configuration.hiddenSize,
            path: files.path(of: mode)
        )

        let limits = layout.transformer + "sentence_bert_config.json"
        let sentences = try SentenceConfiguration(
            json: try files.readIfPresent(limits),
            positions: configuration.positions,
            path: files.path(of: limits)
        )
        maximumTokens = sentences.maximumTokens

        tokenizer = try Self.tokenizer(
            in: layout.transformer,
            lowercases: sentences.lowercases,
            reading: &files
        )
        guard tokenizer.vocabularySize <= configuration.vocabularySize else {
            throw .invalid(
                files.path(of: sizes),
                "vocab_size is \(configuration.vocabularySize); the tokenizer has \(tokenizer.vocabularySize) tokens"
            )
        }

        weights = try Safetensors(path: files.path(of: layout.transformer + "model.safetensors"))
        let name = path.split(separator: "/").last.map(String.init) ?? "model"
        fingerprint = name + ":" + ModelFingerprint(files: files, weights: weights).hexadecimal
    }

    /// The tokenizer of `vocab.txt`, which is read ten times faster, or else of `tokenizer.json`.
    private static func tokenizer(
        in folder: String,
        lowercases: Bool,
        reading files: inout ModelFiles
    ) throws(ModelError) -> WordPieceTokenizer {
        let vocabulary = folder + "vocab.txt"
        guard let lines = try files.readIfPresent(vocabulary) else {
            let file = folder + "tokenizer.json"
            return try WordPieceTokenizer(
                json: try files.read(file),
                lowercases: lowercases,
                path: files.path(of: file)
            )
        }
        let file = folder + "tokenizer_config.json"
        let settings = try TokenizerConfiguration(json: try files.readIfPresent(file), path: files.path(of: file))
        var options = settings.options
        options.lowercases = options.lowercases || lowercases
        return try WordPieceTokenizer(lines: lines, options: options, path: files.path(of: vocabulary))
    }
}
