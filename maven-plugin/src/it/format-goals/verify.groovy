// cnn:check says which line of which file and what to run; cnn:format writes that file alone.
def log = new File(basedir, "build.log").text.normalize()
def tiny = new File(basedir, "src/main/cnn/org/acme/Tiny.cnn").canonicalFile
def fine = new File(basedir, "src/test/cnn/org/acme/Fine.cnn").canonicalFile

assert log.contains("""[ERROR] ${tiny}:[3,1] This line is not in canonical form. [not-canonical]
 3 |   Conv2D(4, kernel_size=3,   activation=relu)   # four
""")
assert log.contains("  hint: Run `mvn cnn:format`.")
assert log.contains("1 error in 1 model")
assert log.contains("[INFO] Formatted ${tiny}.")
assert !log.contains("Formatted ${fine}")
assert log.contains("[INFO] Formatted 1 of 2 files.")
assert log.contains("[INFO] Formatted 0 of 2 files.")
assert log.contains("[INFO] No errors in 2 files, all in canonical form.")
assert log.contains("Broken.cnn:[3,20] ")
assert tiny.text.contains("  Conv2D(4, kernel_size=3, activation=relu)  # four\n")
assert fine.text == "model Fine {\r\n  input x: float32[4]\r\n\r\n  output y = Dense(1)\r\n}\r\n"
