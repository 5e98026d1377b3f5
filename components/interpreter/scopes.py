"""Which names a program's functions, classes and comprehensions bind, share and look up, told before they run.

Python's own `symtable` tells a scope by its line only, and two lambdas on one line would be taken for each other; from
Python 3.12 on it leaves out comprehensions.
"""

import ast
from dataclasses import dataclass, field

FUNCTIONS = (ast.FunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(eq=False)
class Scope:
    """The names of one function, class, comprehension or program.

    `kind` is "program", "function", "comprehension" or "class". After `resolve`, `cells` are the names that functions
    inside share with it, and `free` those that it shares with a function around it.
    """

    kind: str
    parent: "Scope | None" = None
    class_name: str = ""
    bound: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    everywhere: set[str] = field(default_factory=set)
    outside: set[str] = field(default_factory=set)
    cells: set[str] = field(default_factory=set)
    free: set[str] = field(default_factory=set)
    children: dict[ast.AST, "Scope"] = field(default_factory=dict)
    yields: bool = False

    @property
    def around(self) -> "Scope":
        """The scope around this one. Raises: LookupError for a program's, which has none."""
        if self.parent is None:
            raise LookupError("nothing is around a program")
        return self.parent

    @property
    def is_function(self) -> bool:
        """Whether its names are local ones: a comprehension's are, too."""
        return self.kind in ("function", "comprehension")

    @property
    def binding(self) -> "Scope":
        """Where a walrus binds: the scope around all comprehensions."""
        return self.around.binding if self.kind == "comprehension" else self

    def resolve(self) -> None:
        """Fills `cells` and `free` of this scope and of all inside, once all of them are read."""
        for name in sorted(self.used | self.outside | self.bound):
            if self.kind != "program" and (name not in self.bound or name in self.outside):
                self.find(name)
        for child in self.children.values():
            child.resolve()

    def find(self, name: str) -> bool:
        """Whether a function around this one binds the name; if so, all between share it."""
        if name in self.everywhere:
            return False
        owner = self.around
        while owner.kind == "class":
            if name == "__class__":
                break
            owner = owner.around
        if owner.kind == "program" or name in owner.everywhere:
            return False
        if owner.kind == "class":
            self.free.add(name)
            return True
        if (name in owner.bound and name not in owner.outside) or owner.find(name):
            if name in owner.bound and name not in owner.outside:
                owner.cells.add(name)
            scope = self
            while scope is not owner:
                scope.free.add(name)
                scope = scope.around
            return True
        return False


def scopes_of(statement: ast.stmt) -> Scope:
    """The scopes of a statement at the left margin."""
    program = Scope("program")
    Reader(program).visit(statement)
    program.resolve()
    return program


class Reader(ast.NodeVisitor):
    """Collects what each scope binds and uses."""

    def __init__(self, scope: Scope):
        self.scope = scope

    def inside(self, node: ast.AST, kind: str, class_name: str = "") -> "Reader":
        """A reader for a new scope inside this one, which belongs to the node."""
        scope = Scope(kind, self.scope, class_name or self.scope.class_name)
        self.scope.children[node] = scope
        return Reader(scope)

    def visit_Name(self, node: ast.Name) -> None:
        """A name that is used, or bound if it is assigned or deleted; `super` uses `__class__` too."""
        node.id = self.own(node.id)
        if isinstance(node.ctx, ast.Load):
            self.scope.used.add(node.id)
            if node.id == "super" and self.scope.is_function:
                self.scope.used.add("__class__")
        else:
            self.scope.bound.add(node.id)

    def own(self, name: str) -> str:
        """The name as a class means it, where `__x` is the class's own."""
        if not self.scope.class_name or not name.startswith("__") or name.endswith("__") or "." in name:
            return name
        owner = self.scope.class_name.lstrip("_")
        return f"_{owner}{name}" if owner else name

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """An attribute, renamed as a class means it."""
        node.attr = self.own(node.attr)
        self.visit(node.value)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        """A walrus, which binds in the scope around all comprehensions."""
        self.visit(node.value)
        scope = self.scope
        name = self.own(node.target.id)
        node.target.id = name
        while scope.kind == "comprehension":
            # It is the surrounding function's, whatever stands around the comprehension.
            scope.outside.add(name)
            scope.used.add(name)
            scope = scope.around
        scope.bound.add(name)
        if scope.kind == "program" or name in scope.everywhere:
            inner = self.scope
            while inner is not scope:
                inner.outside.discard(name)
                inner.everywhere.add(name)
                inner = inner.around

    def visit_Global(self, node: ast.Global) -> None:
        """Names that are the program's."""
        self.scope.everywhere.update(map(self.own, node.names))

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        """Names that are those of a function around."""
        self.scope.outside.update(map(self.own, node.names))
        self.scope.used.update(map(self.own, node.names))

    def visit_Yield(self, node: ast.Yield | ast.YieldFrom) -> None:
        """A `yield`, which makes the scope that of a generator."""
        self.scope.yields = True
        self.generic_visit(node)

    visit_YieldFrom = visit_Yield

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """A function: its name, decorators and defaults belong here, its body to a scope of its own."""
        node.name = self.own(node.name)
        self.scope.bound.add(node.name)
        for part in node.decorator_list:
            self.visit(part)
        body = self.parameters(node)
        for statement in node.body:
            body.visit(statement)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """A lambda: its defaults belong here, its body to a scope of its own."""
        self.parameters(node).visit(node.body)

    def parameters(self, node: ast.FunctionDef | ast.Lambda) -> "Reader":
        """The reader for a function's body, which binds its parameters; their defaults are read here."""
        arguments = node.args
        for default in (*arguments.defaults, *filter(None, arguments.kw_defaults)):
            self.visit(default)
        body = self.inside(node, "function")
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        for argument in filter(None, every):
            argument.arg = self.own(argument.arg)
            body.scope.bound.add(argument.arg)
        return body

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """A class: its name, decorators and bases belong here, its body to a scope of its own."""
        plain = node.name
        node.name = self.own(node.name)
        self.scope.bound.add(node.name)
        for part in (*node.decorator_list, *node.bases, *node.keywords):
            self.visit(part)
        body = self.inside(node, "class", plain)
        for statement in node.body:
            body.visit(statement)

    def visit_comprehension_scope(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        """A comprehension: what it goes through first belongs here, the rest to a scope of its own."""
        first, *others = node.generators
        self.visit(first.iter)
        body = self.inside(node, "comprehension")
        body.visit(first.target)
        for condition in first.ifs:
            body.visit(condition)
        for other in others:
            body.visit(other)
        parts = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        for part in parts:
            body.visit(part)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_comprehension_scope

    def visit_alias(self, node: ast.alias) -> None:
        """An import, which binds the name behind `as`, or the first part of a dotted one."""
        name = node.asname or node.name.split(".")[0]
        self.scope.bound.add(self.own(name))

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        """An `except`, which binds the name behind `as`."""
        if node.name:
            node.name = self.own(node.name)
            self.scope.bound.add(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> None:
        """A pattern that binds a name, such as `*rest`; `_` binds none."""
        if node.name:
            self.scope.bound.add(node.name)
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        """A pattern of a dict, which binds the name behind `**`."""
        if node.rest:
            self.scope.bound.add(node.rest)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """An assignment with an annotation, or the annotation alone."""
        # An annotation is read and ignored.
        self.visit(node.target)
        if node.value:
            self.visit(node.value)
