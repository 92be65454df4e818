/// Statements and expressions of a source, which refer to each other by number.
///
/// Numbers and not values: a tree may be as deep as a source is long (`a.b.c…`), and values in
/// values would be let go by calls just as deep.
package struct SyntaxTree: Sendable {
  /// The statements; a block has their numbers.
  package internal(set) var statements: [Statement] = []
  /// The expressions.
  package internal(set) var expressions: [Expression] = []
  /// The functions, outer before inner; the first is the source itself.
  package internal(set) var functions: [Function] = []
  /// The local variables, in the order of their declarations.
  package internal(set) var locals: [LocalVariable] = []

  /// The number of a statement.
  package typealias StatementID = Int
  /// The number of an expression.
  package typealias ExpressionID = Int
  /// The number of a function.
  package typealias FunctionID = Int
  /// Where a name stands.
  package typealias Name = Range<Int>

  /// Statements that share a scope.
  package struct Block: Hashable, Sendable {
    /// Its statements.
    package internal(set) var statements: [StatementID] = []
    /// From the first byte behind what opens it to what closes it.
    package internal(set) var range: Range<Int>
  }

  /// A statement and where it stands, without a semicolon behind it.
  package struct Statement: Hashable, Sendable {
    /// What it does.
    package let kind: StatementKind
    /// Its bytes.
    package let range: Range<Int>
  }

  /// What a statement does.
  package enum StatementKind: Hashable, Sendable {
    /// A semicolon.
    case empty
    case local([LocalName], values: [ExpressionID])
    case localFunction(Name, FunctionID)
    /// `function a.b:c() … end`; the target is an expression, `method` the name behind a colon.
    case function(target: ExpressionID, method: Name?, FunctionID)
    case assignment([ExpressionID], values: [ExpressionID])
    case call(ExpressionID)
    case doBlock(Block)
    case whileLoop(ExpressionID, Block)
    case repeatLoop(Block, until: ExpressionID)
    case condition([ConditionalBlock], otherwise: Block?)
    case numericFor(Name, [ExpressionID], Block)
    case genericFor([Name], [ExpressionID], Block)
    case returnValues([ExpressionID])
    case breakLoop
    case goto(Name)
    case label(Name)
    /// What could not be read.
    case wrong
  }

  /// A name of a `local` statement, with its attribute.
  package struct LocalName: Hashable, Sendable {
    /// Where it stands.
    package let name: Name
    /// `<const>`, `<close>` or neither.
    package let kind: LocalVariable.Kind

    /// Takes the place of a name and its kind.
    package init(name: Name, kind: LocalVariable.Kind) { (self.name, self.kind) = (name, kind) }
  }

  /// A branch of `if`.
  package struct ConditionalBlock: Hashable, Sendable {
    /// What must hold.
    package let condition: ExpressionID
    /// What is done then.
    package let block: Block
  }

  /// An expression and where it stands.
  package struct Expression: Hashable, Sendable {
    /// What it gives.
    package let kind: ExpressionKind
    /// Its bytes.
    package let range: Range<Int>
  }

  /// What an expression gives.
  package enum ExpressionKind: Hashable, Sendable {
    case `nil`, `true`, `false`, number, string, varargs
    case name
    case function(FunctionID)
    case table([TableField])
    case member(ExpressionID, Name)
    case index(ExpressionID, ExpressionID)
    case call(ExpressionID, [ExpressionID])
    case method(ExpressionID, Name, [ExpressionID])
    /// The kind is that of the operator.
    case unary(Token.Kind, ExpressionID)
    case binary(Token.Kind, ExpressionID, ExpressionID)
    case parenthesized(ExpressionID)
  }

  /// A field of a table that is written out.
  package enum TableField: Hashable, Sendable {
    case element(ExpressionID)
    case named(Name, ExpressionID)
    case keyed(ExpressionID, ExpressionID)
  }

  /// A function that is written out, or the source itself.
  package struct Function: Hashable, Sendable {
    /// From `function` to `end`; with `local`, and the name, where it is a statement.
    package internal(set) var range: Range<Int>
    /// The names of its parameters; the `self` of a method is not among them.
    package internal(set) var parameters: [Name] = []
    /// Whether it takes any number of arguments.
    package internal(set) var isVararg = false
    /// Whether it is declared with a colon, so that it has a `self`.
    package internal(set) var isMethod = false
    /// The lines that Lua says it is defined on; 0 for the source itself.
    package internal(set) var lines = 0...0
    /// What it does.
    package internal(set) var body: Block
  }
}

/// A local variable: where it is declared, and where it can be used.
package struct LocalVariable: Hashable, Sendable {
  /// Whether it can be assigned to.
  package enum Kind: Hashable, Sendable {
    case variable, constant
    /// A constant that is closed where its scope ends.
    case closed
  }

  /// Its name.
  package let name: String
  /// Where the name stands where it is declared; empty for `self`.
  package let declaration: Range<Int>
  /// Where it can be used: behind its declaration, up to the end of its block.
  package internal(set) var scope: Range<Int>
  /// Whether it can be assigned to.
  package internal(set) var kind: Kind
}

/// Something that makes a source no program of Lua.
package struct SyntaxProblem: Hashable, Sendable {
  /// What is wrong, as Lua says it.
  package let message: String
  /// Where, in bytes of the source.
  package let range: Range<Int>
  /// Whether more lines could mend it.
  package let canGoOn: Bool
}
