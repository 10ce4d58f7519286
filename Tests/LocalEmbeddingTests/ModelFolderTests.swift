import LocalEmbedding
import Testing

struct ModelFolderTests {
    /// The message of what opening the sound folder throws once `edit` has spoiled it, with `DIR` for its path.
    private func message(_ edit: (inout [String: [UInt8]]) -> Void) throws -> String {
        var files = ModelFolderFiles.sound()
        edit(&files)
        let folder = try TemporaryFolder(files)
        let error = #expect(throws: ModelError.self) { try ModelFolder(path: folder.path) }
        return (error?.description ?? "").replacing(folder.path, with: "DIR")
    }

    private func open(_ edit: (inout [String: [UInt8]]) -> Void = { _ in }) throws -> ModelFolder {
        var files = ModelFolderFiles.sound()
        edit(&files)
        let folder = try TemporaryFolder(files)
        return try withExtendedLifetime(folder) { try ModelFolder(path: folder.path) }
    }

    @Test func `a sound folder says what its model is`() throws {
        let model = try open()
        #expect(model.configuration.hiddenSize == 8)
        #expect(model.configuration.heads == 2)
        #expect(model.configuration.positions == 32)
        #expect(model.configuration.layerNormEpsilon == 1e-12)
        #expect(model.pooling == .mean)
        #expect(model.maximumTokens == 24)
        #expect(model.tokenizer.encode("the bird", limit: 24).ids.count == 4)
    }

    @Test(arguments: ["config.json", "modules.json", "1_Pooling/config.json", "model.safetensors"])
    func `a missing file is named, with the way out`(name: String) throws {
        #expect(
            try message { $0[name] = nil }
                == "The embedding model lacks DIR/\(name); run scripts/setup, or name another folder with --embedder DIR."
        )
    }

    @Test func `without a folder there is a way out too`() {
        let error = #expect(throws: ModelError.self) { try ModelFolder(path: "/no/such/folder") }
        #expect(
            error?.description == "There is no embedding model at /no/such/folder; run scripts/setup, or name another "
                + "folder with --embedder DIR."
        )
    }

    @Test(arguments: [
        (#""hidden_size": 8"#, #""hidden_size": 0"#, "hidden_size is 0; it must be 1 to 16384"),
        (#""hidden_size": 8"#, #""hidden_size": -8"#, "hidden_size is -8; it must be 1 to 16384"),
        (
            #""hidden_size": 8"#, #""hidden_size": 4611686018427387904"#,
            "hidden_size is 4611686018427387904; it must be 1 to 16384"
        ),
        (
            #""hidden_size": 8"#, #""hidden_size": 9"#,
            "hidden_size is 9; it must be a multiple of num_attention_heads, 2"
        ),
        (#""hidden_size": 8"#, #""hidden_size": "8""#, "hidden_size is not a whole number"),
        (#""hidden_size": 8"#, #""hidden_size": null"#, "hidden_size is null; it must have a value"),
        (#""hidden_size": 8,"#, "", "hidden_size is missing"),
        (#"_layers": 1"#, #"_layers": 257"#, "num_hidden_layers is 257; it must be 1 to 256"),
        (#"_heads": 2"#, #"_heads": 0"#, "num_attention_heads is 0; it must be 1 to 1024"),
        (#""intermediate_size": 16"#, #""intermediate_size": 0"#, "intermediate_size is 0; it must be 1 to 131072"),
        (#""vocab_size": 60"#, #""vocab_size": 2"#, "vocab_size is 2; it must be 3 to 4194304"),
        (#""vocab_size": 60"#, #""vocab_size": 9"#, "vocab_size is 9; the tokenizer has 49 tokens"),
        (#"embeddings": 32"#, #"embeddings": 1"#, "max_position_embeddings is 1; it must be 2 to 131072"),
        (#""type_vocab_size": 2"#, #""type_vocab_size": 0"#, "type_vocab_size is 0; it must be 1 to 1024"),
        ("1e-12", "0", "layer_norm_eps is 0.0; it must be above 0 and below 1"),
        ("1e-12", "-1e-12", "layer_norm_eps is -1e-12; it must be above 0 and below 1"),
        (#""bert""#, #""roberta""#, "model_type is roberta; supported: bert"),
        (#""gelu""#, #""gelu_new""#, "hidden_act is gelu_new; supported: gelu"),
        (#""absolute""#, #""relative_key""#, "position_embedding_type is relative_key; supported: absolute"),
        ("{", "[", "it is not JSON, or has a fraction or a huge number where a whole number must be"),
    ])
    func `a size or kind of model that cannot be is refused`(part: String, other: String, rule: String) throws {
        let json = ModelFolderFiles.configuration.replacing(part, with: other)
        #expect(try message { $0["config.json"] = Array(json.utf8) } == "DIR/config.json: \(rule).")
    }

    @Test(arguments: [
        ("models.Pooling", "models.LSTM", "the list of modules is Transformer, LSTM, Normalize"),
        ("models.Normalize", "models.Dense", "the list of modules is Transformer, Pooling, Dense"),
    ])
    func `modules that are not built in are refused`(part: String, other: String, found: String) throws {
        let json = ModelFolderFiles.modules.replacing(part, with: other)
        #expect(
            try message { $0["modules.json"] = Array(json.utf8) }
                == "DIR/modules.json: \(found); supported: Transformer, Pooling and, after them, Normalize."
        )
    }

    @Test(arguments: ["../elsewhere", "/etc", "1_Pooling/../.."])
    func `a module outside the folder is refused`(path: String) throws {
        let json = ModelFolderFiles.modules.replacing("1_Pooling", with: path)
        #expect(
            try message { $0["modules.json"] = Array(json.utf8) }
                == "DIR/modules.json: the module path \(path) leads out of the model's folder."
        )
    }

    @Test func `the encoder may stand in a folder of its own`() throws {
        let modules = ModelFolderFiles.modules.replacing(#""path": """#, with: #""path": "0_T""#)
        let model = try open { files in
            files["modules.json"] = Array(modules.utf8)
            for name in ["config.json", "sentence_bert_config.json", "vocab.txt", "model.safetensors"] {
                files["0_T/" + name] = files.removeValue(forKey: name)
            }
        }
        #expect(model.maximumTokens == 24)
    }

    @Test(arguments: [
        ("\"pooling_mode_mean_tokens\": true", "\"pooling_mode_max_tokens\": true", "max_tokens"),
        ("\"pooling_mode_cls_token\": false", "\"pooling_mode_cls_token\": true", "cls_token + mean_tokens"),
        ("\"pooling_mode_mean_tokens\": true", "\"pooling_mode_mean_tokens\": false", "not set"),
    ])
    func `a pooling that is not built in is refused`(part: String, other: String, found: String) throws {
        let json = ModelFolderFiles.pooling
            .replacing("\"pooling_mode_max_tokens\": false,", with: "")
            .replacing(part, with: other)
        #expect(
            try message { $0["1_Pooling/config.json"] = Array(json.utf8) }
                == "DIR/1_Pooling/config.json: pooling_mode is \(found); supported: mean_tokens, cls_token."
        )
    }

    @Test func `the pooling must fit the encoder`() throws {
        let json = ModelFolderFiles.pooling.replacing("8", with: "9")
        #expect(
            try message { $0["1_Pooling/config.json"] = Array(json.utf8) }
                == "DIR/1_Pooling/config.json: word_embedding_dimension is 9; it must be the encoder's hidden_size, 8."
        )
        let first = ModelFolderFiles.pooling
            .replacing("true", with: "false")
            .replacing("cls_token\": false", with: "cls_token\": true")
        #expect(try open { $0["1_Pooling/config.json"] = Array(first.utf8) }.pooling == .cls)
    }

    @Test func `the limit is the model's, or 512, and never beyond its positions`() throws {
        #expect(try open { $0["sentence_bert_config.json"] = nil }.maximumTokens == 32)
        let long = ModelFolderFiles.configuration.replacing("embeddings\": 32", with: "embeddings\": 1024")
        let model = try open {
            $0["sentence_bert_config.json"] = Array("{}".utf8)
            $0["config.json"] = Array(long.utf8)
        }
        #expect(model.maximumTokens == 512)
        #expect(
            try message { $0["sentence_bert_config.json"] = Array(#"{"max_seq_length": 33}"#.utf8) }
                == "DIR/sentence_bert_config.json: max_seq_length is 33; it must be 2 to max_position_embeddings, 32."
        )
    }

    @Test func `the tokenizer is read from tokenizer json where there is no vocabulary`() throws {
        let text = "The nuthatch, [MASK] café"
        let model = try open {
            $0["vocab.txt"] = nil
            $0["tokenizer.json"] = Array(ModelFolderFiles.tokenizer().utf8)
        }
        #expect(model.tokenizer.encode(text, limit: 24) == (try open().tokenizer.encode(text, limit: 24)))
        #expect(model.tokenizer.name == (try open().tokenizer.name))
        #expect(try message { $0["vocab.txt"] = nil }.hasPrefix("The embedding model lacks DIR/tokenizer.json; run"))
    }

    @Test func `the files say how letters are treated`() throws {
        func ids(_ settings: String, _ sentences: String = "{}") throws -> Int {
            try open {
                $0["tokenizer_config.json"] = Array(settings.utf8)
                $0["sentence_bert_config.json"] = Array(sentences.utf8)
            }
            .tokenizer.length(of: "The É 北京".utf8.span)
        }
        #expect(try ids("{}") == 4)
        #expect(try ids(#"{"tokenize_chinese_chars": false}"#) == 3)
        #expect(try open { $0["tokenizer_config.json"] = nil }.tokenizer.name == (try open().tokenizer.name))
        let cased = try open { $0["tokenizer_config.json"] = Array(#"{"do_lower_case": false}"#.utf8) }
        let lowered = try open {
            $0["tokenizer_config.json"] = Array(#"{"do_lower_case": false}"#.utf8)
            $0["sentence_bert_config.json"] = Array(#"{"do_lower_case": true}"#.utf8)
        }
        #expect(cased.tokenizer.encode("The É", limit: 9).ids == [2, 45, 44, 3])
        #expect(lowered.tokenizer.encode("The É", limit: 9).ids == [2, 5, 43, 3])
    }

    @Test func `a fingerprint is equal for equal models and tells others apart`() throws {
        func digest(_ edit: (inout [String: [UInt8]]) -> Void = { _ in }) throws -> Substring {
            let fingerprint = try open(edit).fingerprint
            #expect(fingerprint.hasPrefix("nuthatch-"))
            return fingerprint.suffix(17)
        }
        let sound = try digest()
        #expect(try digest() == sound)
        #expect(sound.first == ":")
        #expect(sound.dropFirst().allSatisfy { "0123456789abcdef".contains($0) })
        let weights = SafetensorsBytes(tensors: [.floats("a", [2], [1, 2.5])]).bytes
        #expect(try digest { $0["model.safetensors"] = weights } != sound)
        #expect(try digest { $0["vocab.txt"] = SmallVocabulary.lines(of: SmallVocabulary.tokens + ["new"]) } != sound)
        #expect(try digest { $0["sentence_bert_config.json"] = Array(#"{"max_seq_length": 23}"#.utf8) } != sound)
        #expect(try digest { $0["1_Pooling/config.json"]?.append(0x20) } != sound)
    }
}
