extension [Int] {
  /// The first number greater than this one in a sorted list.
  func first(after number: Int) -> Int? {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > number { high = middle } else { low = middle + 1 }
    }
    return low < endIndex ? self[low] : nil
  }
}
