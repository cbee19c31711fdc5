// A model of the tests is a class of the tests.
assert new File(basedir, "target/generated-test-sources/cnn/org/acme/Tiny.java").exists()
assert new File(basedir, "target/test-classes/org/acme/Tiny.class").exists()
assert !new File(basedir, "target/classes/org/acme/Tiny.class").exists()
assert new File(basedir, "build.log").text.contains("Tests run: 1, Failures: 0, Errors: 0")
