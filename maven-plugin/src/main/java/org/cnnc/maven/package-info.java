/** The goals of the Maven plugin: parameters in, a request to the tools out, a log of what came. */
package org.cnnc.maven;
