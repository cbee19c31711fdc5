// The goal trains without anything compiled before, and the weights are where the log says.
def log = new File(basedir, "build.log").text
def weights = new File(basedir, "target/weights.safetensors")
assert log.contains("Epoch 2/2")
assert log =~ /\[INFO\] loss: \d\.\d{4} - accuracy: 0\.\d{4}/
assert log.contains("[INFO] The weights are in ${weights.canonicalPath}.")
assert weights.length() > 4 * (49 * 10 + 10)
