import NewsCorpus
import NewsScript

extension Receipt {
  /// The file, with the seal that tells whether somebody edited it.
  var fileBytes: [UInt8] { bytes(seal: seal) }

  /// The SHA-256 of the file as it is without a seal.
  var seal: String { ContentHash.sha256(bytes(seal: nil)) }

  private func bytes(seal: String?) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("format") { $0.string(Self.format) }
      writer.member("newslab") { $0.string(version) }
      writer.member("rules") { $0.string(rules) }
      writer.member("corpus") { corpus.write(to: &$0) }
      writer.member("selection") { $0.table(selection.mapValues { .string($0) }) }
      writer.member("components") { writer in
        writer.list(components) { $1.write(to: &$0) }
      }
      writer.member("plugins") { writer in writer.list(plugins) { $1.write(to: &$0) } }
      writer.member("limits") { $0.strings(limits) }
      writer.member("permissions") { $0.strings(permissions) }
      writer.member("output") { form.write(to: &$0) }
      writer.member("counts") { counts.write(to: &$0) }
      writer.member("result") { writer in
        writer.object { writer in
          writer.member("bytes") { $0.integer(bytes) }
          writer.member("sha256") { $0.string(sha256) }
        }
      }
      writer.member("command") { $0.strings(command) }
      writer.member("folder") { $0.string(folder) }
      if let seal { writer.member("seal") { $0.string(seal) } }
    }
    return writer.bytes + [0x0A]
  }
}

extension Receipt.Corpus {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name") { $0.string(name) }
      writer.member("articles") { $0.integer(count) }
      writer.member("fingerprint") { $0.string(fingerprint) }
      writer.member("marks") { writer in writer.inline { $0.strings(marks) } }
    }
  }
}

extension Receipt.Component {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind") { $0.string(kind) }
      writer.member("name") { $0.string(name) }
      writer.member("source") { $0.string(source) }
      writer.member("code") { $0.string(code) }
      writer.member("options") { $0.table(options.mapValues { .string($0) }) }
      writer.member("statuses") { writer in
        writer.object { writer in
          writer.member("ok") { $0.integer(statuses.ok) }
          writer.member("skipped") { $0.integer(statuses.skipped) }
          writer.member("error") { $0.integer(statuses.error) }
          writer.member("limit") { $0.integer(statuses.limit) }
        }
      }
    }
  }
}

extension Receipt.Plugin {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name") { $0.string(name) }
      writer.member("version") { $0.string(version) }
      writer.member("fingerprint") { $0.string(fingerprint) }
    }
  }
}

extension Receipt.Form {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("format") { $0.string(format) }
      if let table { writer.member("table") { $0.integer(table) } }
      if let columns { writer.member("columns") { $0.integer(columns) } }
    }
  }
}

extension Receipt.Counts {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("processed") { $0.integer(processed) }
      writer.member("kept") { $0.integer(kept) }
      writer.member("failed") { $0.integer(failed) }
      writer.member("unreadable") { $0.integer(unreadable) }
    }
  }
}
