// A layer kind from a jar in the plugin's <dependencies> is a word of the language, for the goal
// that trains in a process of its own too.
def log = new File(basedir, "build.log").text
assert log.contains("square (Square)")
assert log.contains("Tests run: 1, Failures: 0, Errors: 0")
assert log.contains("Epoch 1/1")
assert new File(basedir, "app/target/weights.safetensors").length() > 4 * (16 * 10 + 10)
