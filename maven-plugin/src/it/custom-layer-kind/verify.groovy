// A layer kind from a jar in the plugin's <dependencies> is a word of the language.
def log = new File(basedir, "build.log").text
assert log.contains("square (Square)")
assert log.contains("Tests run: 1, Failures: 0, Errors: 0")
