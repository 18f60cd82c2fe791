import Foundation

/// Wakes a thread that waits in poll(2). Once signalled it stays so.
final class SignalPipe: Sendable {
  private let reading: Descriptor
  private let writing: Descriptor

  init() {
    // Without a descriptor both are -1, on which poll(2) waits for nothing.
    var numbers: [Int32] = [-1, -1]
    pipe(&numbers)
    reading = Descriptor(numbers[0])
    writing = Descriptor(numbers[1])
  }

  /// To wait on: readable once signalled.
  var number: Int32 { reading.number }

  func signal() {
    var byte: UInt8 = 0
    _ = write(writing.number, &byte, 1)
  }
}
