/// The text of a small but whole step. A test that wants something wrong replaces a part of it.
enum SampleStepText {
  static let whole = """
    ---
    title: A title
    objective: You can do it.
    ---

    First *words*
    and `code`.

    ## Tour

    Look around.

    ### Find the page

    Type `visit /login`.

    ```goal
    visit /login

    expect status 200
    expect login form
    ```

    ## Task

    Write it.

    ### swift

    In `App.swift`.

    ## Checks

    ### login.page: There is a page

    Because it matters.

    ```check read-only
    visit /login
    expect status 200
    ```

    Add a route.

    ### login.form: There is a form

    People need it.

    ```check needs=login.page,form.page until=routes advice-until=name
    visit /login
    expect login form
    ```

    Write one.

    It is short.

    ## Hints

    1. An idea.
    2. More.
    3. Nearly the code:

       ```swift
       site.get("/login")
       ```

    ## What the tutorial gets wrong

    - This.
    """

  /// The number of the only line that begins so.
  static func line(_ start: String, in text: String = whole) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.hasPrefix(start) } ?? -1) + 1
  }
}
