extension String {
  /// As one word of a command in a POSIX shell (Shell Command Language, section 2.2); plain paths stay as they are.
  var shellQuoted: String {
    let isPlain = !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "/._-+:@%,".contains($0) }
    return isPlain ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}
