// Builds a project out of what README.md tells the reader to paste.
def text = new File(basedir, "../../../../README.md").text
def block = { language, start ->
  def found = text.findAll(/(?s)```${language}\n(.*?)```/) { it[1] }.find { it.contains(start) }
  assert found != null : "README.md has no ${language} block with ${start}"
  found
}
def pom = new File(basedir, "pom.xml")
pom.text = pom.text.replace("<!-- the snippet -->", block("xml", "cnn-maven-plugin"))
def model = new File(basedir, "src/main/cnn/org/acme/FashionCnn.cnn")
model.parentFile.mkdirs()
model.text = block("cnn", "model FashionCnn")
true
