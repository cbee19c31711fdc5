// The README's pom and model compile, and its summary is the one printed.
def log = new File(basedir, "build.log").text
assert new File(basedir, "target/classes/org/acme/FashionCnn.class").exists()
assert log.contains("\nTotal params: 333,526")
