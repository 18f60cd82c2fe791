import Foundation

/// What is saved in a folder that is being watched.
struct FolderSaves: Sendable {
  let folder: URL
  let changes: AsyncStream<FolderChange>
}
