// The class is generated, compiled without a warning, tested; its summary is in the log.
def log = new File(basedir, "build.log").text
assert new File(basedir, "target/generated-sources/cnn/org/acme/Tiny.java").exists()
assert new File(basedir, "target/classes/org/acme/Tiny.class").exists()
assert log.contains('[INFO] Model: "Tiny"')
assert log.contains("\nTotal params: 235")
assert log.contains("Compiled 1 file to ")
assert log.contains("Tests run: 1, Failures: 0, Errors: 0")
assert !log.contains("[WARNING] The generated classes need")
