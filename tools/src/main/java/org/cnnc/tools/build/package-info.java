/**
 * The file side of a build, shared by the command line and the Maven plugin: {@link
 * org.cnnc.tools.build.BuildRequest} in, {@link org.cnnc.tools.build.BuildResponse} out. It finds
 * {@code .cnn} files, compiles those that changed, and writes whole files or nothing.
 */
package org.cnnc.tools.build;
