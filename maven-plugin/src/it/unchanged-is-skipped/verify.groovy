// The second run has nothing to do and says so; with cnn.skip what was generated is compiled too.
def log = new File(basedir, "build.log").text
def runs = log.split("BUILD SUCCESS")
assert runs.length == 5
assert runs[0].contains("Compiled 1 file to ")
assert runs[1].contains("[INFO] Nothing to compile: 1 file is up to date.")
assert runs[1].contains("Nothing to compile - all classes are up to date")
assert !runs[1].contains("Model: ")
assert runs[2].contains("Compiled 1 file to ")
assert runs[3].contains("[INFO] Compiling models is skipped (cnn.skip).")
assert new File(basedir, "target/classes/org/acme/Tiny.class").exists()
assert new File(basedir, "target/classes/org/acme/UsesTiny.class").exists()
