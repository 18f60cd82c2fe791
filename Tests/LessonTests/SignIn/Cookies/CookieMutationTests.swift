import Testing

@testable import Lesson

@Suite(.inTurn) struct CookieMutationTests {
  /// A signed cookie, a plain one, a number, a random id and a JSON Web Token.
  private static let values = [
    "eyJ1c2VyIjoiYWxpY2UifQ.ZyA1bQ.N3mTqQ8wYH1n0c2z9vXk4bT5s6A", "alice", "1234", "AbCd", "1", "a.b",
    "9f86d081884c7d659a2feaa0c55ad015", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.", "alice%7Cuser",
    "user=alice&role=x",
  ]

  @Test(arguments: values) func eachMutationDiffersAndComesOnce(_ value: String) {
    let found = CookieMutation.all(of: value)
    #expect(!found.contains(value))
    #expect(Set(found).count == found.count)
  }

  @Test(arguments: values) func theLastTwoCharactersOfAPartAreNeverChanged(_ value: String) throws {
    for changed in CookieMutation.all(of: value) where changed.count == value.count {
      let places = zip(value, changed).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
      try #require(places.count == 1)
      let rest = value.dropFirst(places[0] + 1).prefix { !".:|~%&=-".contains($0) }
      #expect(rest.count >= 2, "\(changed)")
    }
  }

  @Test(arguments: values) func aChangedCharacterStaysInItsClass(_ value: String) {
    for changed in CookieMutation.all(of: value) where changed.count == value.count {
      for (old, new) in zip(value, changed) where old != new {
        #expect(
          old.isNumber == new.isNumber && old.isLowercase == new.isLowercase && old.isUppercase == new.isUppercase)
      }
    }
  }

  @Test func everyPartOfASignedValueIsChangedCutAndDropped() {
    #expect(
      CookieMutation.all(of: "aaaaaaaa.bbbb.cccc") == [
        "eaaaaaaa.bbbb.cccc", "aaaaeaaa.bbbb.cccc", "aaaaaeaa.bbbb.cccc", "aaaaaaaa.abbb.cccc", "aaaaaaaa.babb.cccc",
        "aaaaaaaa.bbbb.accc", "aaaaaaaa.bbbb.cacc", "aaaaaaaa.", "aaaaaaaa.bbbb", "aaaaaaaa.bbbb.",
      ])
  }

  @Test func oneCharacterIsTheFirst() {
    #expect(CookieMutation.oneCharacter(of: "alice") == "elice")
    #expect(CookieMutation.oneCharacter(of: "1234") == "6234")
    #expect(CookieMutation.oneCharacter(of: "7xyz") == "2xyz")
    #expect(CookieMutation.oneCharacter(of: "1") == "1x")
    #expect(CookieMutation.oneCharacter(of: "") == "x")
  }

  @Test func splicesMixTheComparableParts() {
    #expect(
      CookieMutation.splices("a.b.c", "x.y.z") == ["a.y.z", "x.b.z", "x.y.c"])
    #expect(CookieMutation.splices("a.b", "a.y") == [])
    #expect(CookieMutation.splices("a.b.c", "a.y.z") == ["a.b.z", "a.y.c"])
  }

  @Test func cookiesWithoutComparablePartsAreNotMixed() {
    #expect(CookieMutation.splices("abc", "xyz").isEmpty)
    #expect(CookieMutation.splices("a.b", "x.y.z").isEmpty)
    #expect(CookieMutation.splices("a.b", "a.b").isEmpty)
  }
}
