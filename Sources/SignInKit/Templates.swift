internal import Foundation
internal import Mustache

/// The Mustache templates in the folder `templates` of an app, read anew at each use.
struct Templates: Sendable {
  /// The app's folder.
  let folder: String
  /// What every template gets.
  var sharedValues: @MainActor @Sendable (Request) throws -> [String: Any?] = { _ in [:] }
  /// The request that is being answered, none outside a handler.
  var request: Request?

  /// Those of the app whose handler runs.
  @TaskLocal static var current = Templates(folder: ".")

  /// Fills a template in.
  ///
  /// - Parameter name: The file's name in `templates`. By it one template includes another: `{{> menu.html}}`.
  /// - Throws: ``TemplateError``
  @MainActor func render(_ name: String, _ values: [String: Any?]) throws -> String {
    guard isInside(name), let text = try? String(contentsOfFile: path(name), encoding: .utf8) else {
      throw TemplateError.missing(path(name))
    }
    let template = try parse(text, name)
    let shared = try request.map { try sharedValues($0) } ?? [:]
    let values = shared.merging(values) { $1 }
    return template.render(values.compactMapValues { $0 }, library: try included(by: text))
  }

  /// Only what lies in the folder is a template, also when the name came from a request.
  private func isInside(_ name: String) -> Bool {
    !name.split(separator: "/").contains("..")
  }

  private func path(_ name: String) -> String {
    "\(folder)/templates/\(name)"
  }

  /// Every template of the folder, if the text includes any. One that is malformed is as good as empty.
  private func included(by text: String) throws -> MustacheLibrary? {
    guard text.contains("{{>") || text.contains("{{<") else { return nil }
    var library = MustacheLibrary()
    for name in try FileManager.default.subpathsOfDirectory(atPath: path("")) {
      guard let text = try? String(contentsOfFile: path(name), encoding: .utf8) else { continue }
      do {
        library.register(try parse(text, name), named: name)
      } catch {
        Console.complain("\(error)")
      }
    }
    return library
  }

  private func parse(_ text: String, _ name: String) throws -> MustacheTemplate {
    MustacheContentTypes.register(EscapedHTML(), named: "ESCAPED")
    do {
      // Without this each template escapes by `Character`, see `escape`.
      return try MustacheTemplate(string: "{{% CONTENT_TYPE: ESCAPED}}" + text)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError.malformed(path(name), line: error.context.lineNumber, reason: "\(error.error)")
    }
  }
}

/// Why a template could not be filled in.
enum TemplateError: Error, Equatable {
  case missing(String)
  case malformed(String, line: Int, reason: String)
}

extension TemplateError: CustomStringConvertible {
  var description: String {
    switch self {
    case .missing(let path): "\(path): there is no such template"
    case .malformed(let path, let line, let reason): "\(path):\(line): this is no Mustache template (\(reason))"
    }
  }
}

private struct EscapedHTML: MustacheContentType {
  func escapeText(_ text: String) -> String { escape(text) }
}

/// A page made from `templates/NAME`, in which `{{user}}` shows the value called `user`, escaped.
///
/// A value that is `nil` is as good as left out. A template that is missing or malformed gives a page with status 500;
/// the reason goes to standard error.
@MainActor public func render(_ template: String, _ values: [String: Any?] = [:], status: Int = 200) -> Response {
  do {
    return Response(try Templates.current.render(template, values), status: status)
  } catch {
    Console.complain("\(error)")
    return .errorPage(500)
  }
}
