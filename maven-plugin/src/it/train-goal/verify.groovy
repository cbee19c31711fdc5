// The goal trains without anything compiled before, in a Java with the vector module, and the
// weights are where it says. A run that fails ends the build with its reason.
def log = new File(basedir, "build.log").text
def weights = new File(basedir, "target/weights.safetensors")
def runs = log.split("BUILD ")
assert runs[0].contains("WARNING: Using incubator modules: jdk.incubator.vector")
assert runs[0].contains("Epoch 2/2")
assert runs[0] =~ /(?m)^loss: \d\.\d{4} - accuracy: 0\.\d{4}/
assert runs[0].contains("The weights are in ${weights.canonicalPath}.")
assert weights.length() > 4 * (49 * 10 + 10)
assert runs[1].startsWith("SUCCESS")
assert runs[1].contains("There is no run `PooldRun`. Did you mean `PooledRun`?")
assert runs[2].startsWith("FAILURE")
assert runs[2].contains("The training ended with exit code 1; the reason is above.")
