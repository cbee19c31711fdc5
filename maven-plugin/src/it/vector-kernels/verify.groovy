// The goal compiles the vector kernels itself: a -Werror build that knows nothing of the module has
// their class files in the jar, and the incremental compiler leaves them alone.
def log = new File(basedir, "build.log").text
def runs = log.split("BUILD SUCCESS")
assert runs.length == 9
def upToDate = "[INFO] Nothing to compile: 1 file is up to date."
def jar = new java.util.jar.JarFile(new File(basedir, "target/vector-kernels-1.0.jar"))
for (bits in [128, 256, 512]) {
  assert jar.getEntry("org/acme/TinyVector${bits}.class") != null
  assert new File(basedir, "target/classes/org/acme/TinyVector${bits}.class").exists()
  assert new File(basedir, "target/cnn-vector-sources/org/acme/TinyVector${bits}.java").exists()
  assert !new File(basedir, "target/generated-sources/cnn/org/acme/TinyVector${bits}.java").exists()
}
assert runs[0].contains("Compiled 1 file to ")
assert runs[0].contains("Tests run: 1, Failures: 0, Errors: 0")
for (i in [1, 3, 5, 7]) {
  assert runs[i].contains(upToDate)
  assert runs[i].contains("Nothing to compile - all classes are up to date")
}
// Another Java file: javac runs, this goal does not.
assert runs[2].contains(upToDate)
assert runs[2].contains("Recompiling the module")
// Another model: both run.
assert runs[4].contains("Compiled 1 file to ")
assert runs[4].contains("Total params: 293")
assert runs[4].contains("Recompiling the module")
// The class folder is gone: all is made again.
assert runs[6].contains("Compiled 1 file to ")
assert runs[6].contains("Tests run: 1, Failures: 0, Errors: 0")
assert !log.contains("[WARNING] This Java")
