/// Finds the text of a function in the source that it was compiled from.
package enum FunctionSource {
  /// The text of the function that Lua says is defined on some lines; nil when there is none.
  ///
  /// Lua tells no more than lines: of several functions on them the one with these parameters is
  /// taken, and of several such the outermost. Lines 0 to 0 are the source itself.
  package static func text(
    of source: [UInt8], from first: Int, to last: Int, parameters: [String]? = nil
  ) -> String? {
    let source = LuaSource(source)
    let known = source.tree.functions.filter { function in
      function.lines.lowerBound == first && (first == 0 || function.lines.upperBound == last)
    }
    let named = known.filter { function in
      let names = function.parameters.map { source.list.text($0) }
      return (function.isMethod ? ["self"] : []) + names == parameters
    }
    return (named.first ?? known.first).map { source.list.text($0.range) }
  }
}
