// Every error of every file, at its place, and nothing is written.
def log = new File(basedir, "build.log").text.normalize()
def sources = new File(basedir, "src/main/cnn/org/acme").canonicalPath

assert log.contains("""[ERROR] ${sources}/Small.cnn:[3,22] The 7x7 window does not fit in the 5x5 input. [window-too-large]
 3 |   Conv2D(filters=32, kernel_size=7)
   |                      ^^^^^^^^^^^^^
""")
assert log.contains("  hint: Use a `kernel_size` of at most 5, or `padding=same`.")
assert log.contains("[ERROR] ${sources}/Small.cnn:[5,18] There is no layer kind `Desne`. [unknown-layer]")
assert log.contains("[ERROR] ${sources}/Typo.cnn:[3,17] `Conv2D` has no argument `stride`. [unknown-argument]")
assert log.contains("  hint: Did you mean `strides`?")
assert log.contains("3 errors in 2 models")
assert !log.contains("\tat org.cnnc")
assert !new File(basedir, "target/generated-sources/cnn/org/acme").exists()
