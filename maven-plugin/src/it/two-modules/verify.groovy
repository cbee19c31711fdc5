// Two modules at the same time, each with a model.
def log = new File(basedir, "build.log").text
assert log.contains("Using the MultiThreadedBuilder implementation with a thread count of 2")
assert !log.contains("not marked as @threadSafe") && !log.contains("not marked as thread-safe")
assert new File(basedir, "first/target/classes/org/acme/Tiny.class").exists()
assert new File(basedir, "second/target/classes/org/acme/Tiny.class").exists()
