// Before javac complains, the log says what to add to the pom.
def log = new File(basedir, "build.log").text
def version = log.find(/cnn(?:-maven-plugin)?:(\S+):compile/) { it[1] }
assert log.contains("[WARNING] The generated classes need cnn-runtime ${version}. Add to your pom.xml:")
assert log.contains("[WARNING]   <artifactId>cnn-runtime</artifactId>")
assert log.contains("[WARNING]   <version>${version}</version>")
