"""Modules that something imports and nothing uses in the browser, cut down to what is looked up.

They take the place of Pyodide's and Jinja2's own in the library; whatever only those import stays
away as well. The builder asks the library with and without them, and its answers must be the same.
"""

STANDINS = {
    # Pyodide's core imports it for coroutines; the worker asks and is answered at once.
    "asyncio/__init__.py": "",
    "pyodide/webloop.py": "def _initialize_event_loop(): pass",
    # Nothing is ever installed. Pyodide only asks for two paths while it starts.
    "pyodide/_package_loader.py": """
class Place:
    def __str__(self): return "/lib"
SITE_PACKAGES = DSO_DIR = Place()
def init_loaded_packages(): pass
""",
    # The templates come compiled.
    "jinja2/__init__.py": """
from .environment import Environment
from .loaders import ChoiceLoader, FunctionLoader, ModuleLoader
from .runtime import StrictUndefined
""",
    "jinja2/compiler.py": "CodeGenerator = generate = None",
    "jinja2/lexer.py": "Lexer = TokenStream = get_lexer = None",
    "jinja2/parser.py": "Parser = None",
}
"""Source by name in the library."""
