/** An application that trains a network on pictures of clothes and classifies some with it. */
package org.acme;
