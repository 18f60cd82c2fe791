#if canImport(Glibc)
  import Foundation

  /// The kernel's news of some folders (inotify(7)), from when they are added on. It ends with this object.
  final class Inotify: Sendable {
    struct Kinds: OptionSet, Sendable {
      let rawValue: UInt32

      static let modified = Kinds(rawValue: UInt32(IN_MODIFY))
      static let closed = Kinds(rawValue: UInt32(IN_CLOSE_WRITE))
      static let created = Kinds(rawValue: UInt32(IN_CREATE))
      static let deleted = Kinds(rawValue: UInt32(IN_DELETE))
      static let movedAway = Kinds(rawValue: UInt32(IN_MOVED_FROM))
      static let movedHere = Kinds(rawValue: UInt32(IN_MOVED_TO))
      static let folderDeleted = Kinds(rawValue: UInt32(IN_DELETE_SELF))
      static let folderMoved = Kinds(rawValue: UInt32(IN_MOVE_SELF))
      /// Events were lost, because the queue was full.
      static let overflow = Kinds(rawValue: UInt32(IN_Q_OVERFLOW))
      /// The watch has ended.
      static let ended = Kinds(rawValue: UInt32(IN_IGNORED))
      /// The name is that of a folder.
      static let isFolder = Kinds(rawValue: UInt32(IN_ISDIR))

      fileprivate static let wanted: Kinds = [
        .modified, .closed, .created, .deleted, .movedAway, .movedHere, .folderDeleted, .folderMoved,
        Kinds(rawValue: UInt32(IN_ONLYDIR)),
      ]
    }

    struct Event {
      /// Which folder, as ``watch(_:)`` returned it.
      let watch: Int32
      let kinds: Kinds
      /// Of the file in the folder; empty for the folder itself.
      let name: String
    }

    private let descriptor: Descriptor

    /// To wait on with poll(2).
    var number: Int32 { descriptor.number }

    init() throws(PollingReason) {
      let number = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      guard number >= 0 else { throw PollingReason(errno: errno) }
      descriptor = Descriptor(number)
    }

    /// - Returns: the watch's number, the same one for a folder that is watched already; nil for what is no folder that
    ///   we may read.
    func watch(_ folder: String) throws(PollingReason) -> Int32? {
      let watch = inotify_add_watch(number, folder, Kinds.wanted.rawValue)
      if watch >= 0 { return watch }
      switch errno {
      case ENOENT, ENOTDIR, EACCES, ELOOP: return nil
      case let error: throw PollingReason(errno: error)
      }
    }

    func stopWatching(_ watch: Int32) { inotify_rm_watch(number, watch) }

    /// The events that are there now; it never waits.
    func read() -> [Event] {
      withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
        let count = Foundation.read(number, buffer.baseAddress, buffer.count)
        var events: [Event] = []
        var offset = 0
        while offset < count {
          let head = buffer.load(fromByteOffset: offset, as: inotify_event.self)
          let start = offset + MemoryLayout<inotify_event>.size
          offset = start + Int(head.len)
          // Filled up with zeros.
          let name = String(decoding: buffer[start..<offset].prefix { $0 != 0 }, as: UTF8.self)
          events.append(Event(watch: head.wd, kinds: Kinds(rawValue: head.mask), name: name))
        }
        return events
      }
    }
  }
#endif
